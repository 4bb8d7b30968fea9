using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace LocalOfferCms.Core.Text;

/// <summary>Something that Markdown refers to by key: <c>{{ fact:key }}</c>, <c>{{ cite:key }}</c>, <c>{{ wording:key }}</c>.</summary>
internal sealed class ReferenceInline(string kind, string key) : LeafInline
{
    public const string Fact = "fact";
    public const string Cite = "cite";
    public const string Wording = "wording";

    public static readonly string[] Kinds = [Fact, Cite, Wording];

    public string Kind { get; } = kind;

    public string Key { get; } = key;
}

internal sealed class ReferenceInlineParser : InlineParser
{
    public ReferenceInlineParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice.AsSpan();
        var end = rest.IndexOf("}}");
        if (!rest.StartsWith("{{") || end < 0)
        {
            return false;
        }

        var inside = rest[2..end].Trim();
        var colon = inside.IndexOf(':');
        var key = colon < 0 ? default : inside[(colon + 1)..].Trim();
        if (key.IsEmpty || key.Length > 100 || key.ContainsAny("\r\n{}") || KindOf(inside[..colon]) is not { } kind)
        {
            return false;
        }

        processor.Inline = new ReferenceInline(kind, key.ToString());
        slice.Start += end + 2;
        return true;
    }

    private static string? KindOf(ReadOnlySpan<char> name)
    {
        foreach (var kind in ReferenceInline.Kinds)
        {
            if (name.SequenceEqual(kind))
            {
                return kind;
            }
        }

        return null;
    }
}
