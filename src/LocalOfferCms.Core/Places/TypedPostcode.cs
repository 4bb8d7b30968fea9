using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Places;

/// <summary>A postcode, or the first half of one, as somebody typed it.</summary>
/// <param name="Outcode">The first half, such as <c>NR15</c>: the postcode's district.</param>
/// <param name="Incode">The second half, such as <c>1TF</c>; empty when only the first was typed.</param>
public readonly partial record struct TypedPostcode(string Outcode, string Incode)
{
    /// <summary>Whether it is a whole postcode.</summary>
    public bool IsWhole => Incode.Length > 0;

    /// <summary>As tables have it: without its space.</summary>
    public string Key => Outcode + Incode;

    /// <summary>Reads one out of what was typed: in any letters, with a space, a hyphen or nothing between, and a full stop behind. Null when it is none.</summary>
    public static TypedPostcode? Read(string? typed)
    {
        const int Longest = 24;
        if (typed is null || typed.Length > Longest)
        {
            return null;
        }

        var match = Form().Match(typed.ToUpperInvariant());
        return match.Success ? new(match.Groups["out"].Value, match.Groups["in"].Value) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => IsWhole ? $"{Outcode} {Incode}" : Outcode;

    [GeneratedRegex(@"^\s*(?<out>[A-Z]{1,2}[0-9][A-Z0-9]?)(?:[\s\-–]*(?<in>[0-9][A-Z]{2}))?\s*[.,;]?\s*$", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Form();
}
