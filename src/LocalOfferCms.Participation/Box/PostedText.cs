namespace LocalOfferCms.Participation.Box;

/// <summary>Texts as they are taken from a form.</summary>
internal static class PostedText
{
    /// <summary>Without spaces around it, with plain line breaks, and without control characters: PostgreSQL keeps no zero.</summary>
    public static string Clean(string? posted)
    {
        var text = (posted ?? "").ReplaceLineEndings("\n");
        return (text.Any(IsUnwanted) ? string.Concat(text.Where(c => !IsUnwanted(c))) : text).Trim();
    }

    /// <summary>The same, null when nothing is left.</summary>
    public static string? CleanOrNull(string? posted) => Clean(posted) is { Length: > 0 } text ? text : null;

    private static bool IsUnwanted(char c) => char.IsControl(c) && c is not '\n' and not '\t';
}
