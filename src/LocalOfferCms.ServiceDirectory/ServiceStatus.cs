using LocalOfferCms.Core.Content;

namespace LocalOfferCms.ServiceDirectory;

/// <summary>Whether a service can be used now: the offer covers what there is and what is expected.</summary>
/// <param name="Name">As content has it.</param>
/// <param name="Words">As readers see it.</param>
/// <param name="Colour">The tag's colour.</param>
internal sealed record ServiceStatus(string Name, string Words, string Colour)
{
    private static readonly ServiceStatus[] Known =
    [
        new("available", "Available now", "green"),
        new("expected", "Expected", "blue"),
        new("planned", "Planned", "yellow"),
        new("ended", "Ended", "grey"),
    ];

    /// <summary>Reads the status. A service that says nothing is available: it would not be published otherwise.</summary>
    public static ServiceStatus Of(ContentPart part)
    {
        var name = part.Text("Status").Trim();
        var status = Known.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? (name.Length == 0 ? Known[0] : new ServiceStatus(name, name, "grey"));
        return status.Name is "expected" or "planned" && part.Text("ExpectedFrom") is { Length: > 0 } from
            ? status with { Words = $"{status.Words}: {from}" }
            : status;
    }

    /// <summary>The words for a status kept in the index.</summary>
    public static ServiceStatus Named(string name) => Known.FirstOrDefault(s => s.Name == name) ?? new(name, name, "grey");
}
