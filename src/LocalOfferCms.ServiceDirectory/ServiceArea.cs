namespace LocalOfferCms.ServiceDirectory;

/// <summary>How far a service reaches. A Local Offer tells of help across the border too.</summary>
/// <param name="Name">As content and addresses have it.</param>
/// <param name="Words">As readers see it.</param>
internal sealed record ServiceArea(string Name, string Words)
{
    /// <summary>All, nearest first.</summary>
    public static readonly IReadOnlyList<ServiceArea> All =
    [
        new("local", "In this area"),
        new("regional", "Shared with neighbouring areas"),
        new("outside", "Outside this area"),
        new("national", "The whole country"),
    ];

    /// <summary>The words for an area; what is not known is shown as it was written.</summary>
    public static string WordsFor(string area) => All.FirstOrDefault(a => a.Name == area.Trim().ToLowerInvariant())?.Words ?? area;
}
