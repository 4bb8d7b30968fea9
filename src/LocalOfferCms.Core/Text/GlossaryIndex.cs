using System.Runtime.CompilerServices;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Core.Text;

/// <summary>Finds the glossary's words in a text in one pass: each word is looked up once, whatever the number of terms.</summary>
internal sealed class GlossaryIndex
{
    // Kept exactly as long as the site snapshot's own list lives, so it belongs to one council and goes with it.
    private static readonly ConditionalWeakTable<IReadOnlyList<GlossaryEntry>, GlossaryIndex> Known = [];

    private readonly Dictionary<string, List<Form>> byFirstWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Form>>.AlternateLookup<ReadOnlySpan<char>> lookup;

    private sealed record Form(string Text, bool IsExact, GlossaryEntry Entry);

    /// <summary>A place in a text where a term stands.</summary>
    public readonly record struct Match(int Start, int End, GlossaryEntry Entry);

    private GlossaryIndex(IReadOnlyList<GlossaryEntry> glossary)
    {
        foreach (var entry in glossary)
        {
            foreach (var form in entry.Forms.Distinct(StringComparer.Ordinal))
            {
                Add(form, entry);
            }
        }

        foreach (var forms in byFirstWord.Values)
        {
            forms.Sort((a, b) => b.Text.Length.CompareTo(a.Text.Length));
        }

        lookup = byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static GlossaryIndex For(IReadOnlyList<GlossaryEntry> glossary) => Known.GetValue(glossary, list => new GlossaryIndex(list));

    /// <summary>Every term in the text, in order, none within another.</summary>
    public List<Match> Find(string text)
    {
        var matches = new List<Match>();
        var position = 0;
        while (NextWord(text, position) is { Length: > 0 } word)
        {
            var end = EndOfTerm(text, word.Start, word.Length, out var entry);
            if (entry is not null)
            {
                matches.Add(new Match(word.Start, end, entry));
            }

            position = end;
        }

        return matches;
    }

    private void Add(string form, GlossaryEntry entry)
    {
        var text = string.Join(' ', form.Replace('’', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var first = NextWord(text, 0);
        if (first.Length == 0 || first.Start != 0)
        {
            return;
        }

        var key = text[..first.Length];
        if (!byFirstWord.TryGetValue(key, out var forms))
        {
            byFirstWord[key] = forms = [];
        }

        forms.Add(new Form(text, IsAbbreviation(text), entry));
    }

    // SEN, CiC and EHCPs are names by their capitals; "ace" and "add" in lower case are ordinary words.
    private static bool IsAbbreviation(string form) =>
        !form.Any(char.IsLower) || (!form.Contains(' ') && form.Count(char.IsUpper) > 1);

    private int EndOfTerm(string text, int start, int length, out GlossaryEntry? entry)
    {
        if (!IsJoined(text, start - 1) && lookup.TryGetValue(text.AsSpan(start, length), out var forms))
        {
            foreach (var form in forms)
            {
                var end = EndOf(form, text, start);
                if (end >= 0 && !IsJoined(text, end))
                {
                    entry = form.Entry;
                    return end;
                }
            }
        }

        entry = null;
        return start + length;
    }

    private static int EndOf(Form form, string text, int start)
    {
        var at = start;
        foreach (var wanted in form.Text)
        {
            if (at >= text.Length)
            {
                return -1;
            }

            if (wanted == ' ')
            {
                var from = at;
                while (at < text.Length && char.IsWhiteSpace(text[at]))
                {
                    at++;
                }

                if (at == from)
                {
                    return -1;
                }
            }
            else if (text[at] == wanted || (wanted == '\'' && text[at] == '’')
                || (!form.IsExact && char.ToUpperInvariant(text[at]) == char.ToUpperInvariant(wanted)))
            {
                at++;
            }
            else
            {
                return -1;
            }
        }

        return at;
    }

    private static (int Start, int Length) NextWord(string text, int from)
    {
        var start = from;
        while (start < text.Length && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        var end = start;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        return (start, end - start);
    }

    // "self-care" is not the word "care", and an e-mail address holds no words at all.
    private static bool IsJoined(string text, int at) =>
        at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '_' or '@');
}
