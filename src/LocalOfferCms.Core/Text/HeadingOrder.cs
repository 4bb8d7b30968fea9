using System.Globalization;
using System.Text;

namespace LocalOfferCms.Core.Text;

/// <summary>Gives headings their levels, without a gap from one to the next, and ids that say what they are.</summary>
internal sealed class HeadingOrder(int top, string idPrefix)
{
    private readonly Stack<int> open = new();
    private readonly HashSet<string> used = [];

    public int Level(int written)
    {
        while (open.TryPeek(out var last) && last >= written)
        {
            open.Pop();
        }

        open.Push(written);
        return Math.Min(top + open.Count - 1, 6);
    }

    public string Id(string words)
    {
        var slug = Slug(words);

        // "term-" begins the ids of the glossary's explanations, which stand on the same page.
        var wanted = idPrefix + (slug.Length == 0 ? "section" : slug.StartsWith("term-", StringComparison.Ordinal) ? "about-" + slug : slug);
        var id = wanted;
        for (var next = 2; !used.Add(id); next++)
        {
            id = $"{wanted}-{next}";
        }

        return id;
    }

    private static string Slug(string words)
    {
        var slug = new StringBuilder(words.Length);
        foreach (var c in words.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('\'' or '’') && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var end = Math.Min(slug.Length, 60);
        return slug.ToString(0, end).TrimEnd('-');
    }
}
