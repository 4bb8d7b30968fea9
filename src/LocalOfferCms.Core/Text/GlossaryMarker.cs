using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Core.Text;

/// <summary>Explains each word of the glossary once on a page, where it is first used. Make one for a page and give it to all its texts.</summary>
public sealed class GlossaryMarker
{
    private readonly HashSet<string> explained = [];

    /// <summary>The text, with a button and a native popover at the first use of each term.</summary>
    internal IEnumerable<HtmlNode> Mark(HtmlText node, MarkdownContext context)
    {
        var text = node.Text;
        var from = 0;
        foreach (var match in GlossaryIndex.For(context.Glossary).Find(text))
        {
            if (explained.Add(match.Entry.Id))
            {
                yield return new HtmlText(text[from..match.Start]);
                yield return Button(text[match.Start..match.End], match.Entry);
                yield return Meaning(match.Entry, context.PathBase);
                from = match.End;
            }
        }

        yield return from == 0 ? node : new HtmlText(text[from..]);
    }

    private static HtmlElement Button(string word, GlossaryEntry entry) =>
        new HtmlElement("button", new HtmlText(word)).With("type", "button").With("class", "lo-term").With("popovertarget", IdOf(entry));

    private static HtmlElement Meaning(GlossaryEntry entry, string pathBase) =>
        new HtmlElement("span",
            new HtmlElement("strong", new HtmlText(entry.Term)),
            new HtmlText($" {entry.Definition} "),
            new HtmlElement("a", new HtmlText($"{entry.Term} in the glossary")).With("class", "govuk-link").With("href", $"{pathBase}/glossary#{entry.Id}"))
        .With("popover", "").With("id", IdOf(entry)).With("class", "lo-term__meaning").With("role", "note");

    private static string IdOf(GlossaryEntry entry) => "term-" + entry.Id;
}
