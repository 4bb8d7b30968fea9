using LocalOfferCms.Core.Pages;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace LocalOfferCms.Core.Text;

/// <summary>
/// The Markdown that editors write: CommonMark with tables, footnotes, definition lists, boxes (<c>::: info</c>) and dated
/// facts. Raw HTML is shown as text. One instance serves every council and every thread.
/// </summary>
public sealed class ContentMarkdown
{
    private readonly MarkdownPipeline pipeline = Pipeline();

    /// <summary>The text as it is shown on a page.</summary>
    public RenderedText Render(string markdown, MarkdownContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var missing = new List<string>();
        return new ContentDecorator(context, missing).Render(Tree(markdown, context.Facts, missing));
    }

    /// <summary>The words alone, for search and summaries. Facts are left out unless they are given.</summary>
    public string PlainText(string markdown, IReadOnlyDictionary<string, DatedFact>? facts = null) =>
        PlainWords.Of(Tree(markdown, facts, []));

    private List<HtmlNode> Tree(string markdown, IReadOnlyDictionary<string, DatedFact>? facts, List<string> missing)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        try
        {
            var document = Markdown.Parse(markdown, pipeline);
            return HtmlNesting.Arrange(new MarkdownTree(new MarkdownInlines(facts, missing)).Blocks(document));
        }
        catch (ArgumentException tooDeep) when (tooDeep.Message.Contains("nested", StringComparison.Ordinal))
        {
            // Hundreds of quotes within quotes are no text; the page still shows what was written.
            return [new HtmlElement("p", new HtmlText(SafeTreeReader.Printable(markdown)))];
        }
    }

    private static MarkdownPipeline Pipeline()
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseDefinitionLists().DisableHtml();

        // The whole extension would also make spans of ::words::, which nobody who writes "a::b" wants.
        builder.BlockParsers.Insert(0, new CustomContainerParser());
        builder.InlineParsers.Insert(0, new FactInlineParser());
        return builder.Build();
    }
}
