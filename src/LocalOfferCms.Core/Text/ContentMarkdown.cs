using LocalOfferCms.Core.Pages;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace LocalOfferCms.Core.Text;

/// <summary>
/// The Markdown that editors write: CommonMark with tables, footnotes, definition lists, boxes (<c>::: info</c>) and references
/// to dated facts, sources and approved wording. Raw HTML is shown as text. One instance serves every council and every thread.
/// </summary>
public sealed class ContentMarkdown
{
    private readonly MarkdownPipeline pipeline = Pipeline(withNotes: true);

    // An approved wording stands within another text, whose notes are numbered already.
    private readonly MarkdownPipeline wordings = Pipeline(withNotes: false);

    private readonly MarkdownPipeline withPlaces = Pipeline(withNotes: true, withPlaces: true);

    /// <summary>The text as it is shown on a page.</summary>
    public RenderedText Render(string markdown, MarkdownContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var missing = new List<string>();
        return new ContentDecorator(context, missing).Render(ContactLinks.Add(Tree(markdown, context.References, missing)));
    }

    /// <summary>The words alone, for search and summaries. What the text refers to is left out unless it is given.</summary>
    public string PlainText(string markdown, SiteReferences? references = null) => PlainWords.Of(Tree(markdown, references, []));

    /// <summary>The blocks of the text with the places where they stand in it, for those who check it; null when it is nested too deep to be one.</summary>
    internal MarkdownDocument? Blocks(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, withPlaces);
        }
        catch (ArgumentException tooDeep) when (tooDeep.Message.Contains("nested", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private List<HtmlNode> Tree(string markdown, SiteReferences? references, List<string> missing) =>
        HtmlNesting.Arrange(Read(markdown, pipeline, new MarkdownReferences(references, missing, wording => Wording(wording, references, missing))));

    /// <summary>A wording may hold facts and sources, but no other wording: two that hold each other would have no end.</summary>
    private List<HtmlNode> Wording(string markdown, SiteReferences? references, List<string> missing)
    {
        var within = references is null ? null : references with { Wordings = SiteReferences.None.Wordings };
        return Read(markdown, wordings, new MarkdownReferences(within, missing, words => Wording(words, within, missing)));
    }

    private static List<HtmlNode> Read(string markdown, MarkdownPipeline pipeline, MarkdownReferences references)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        try
        {
            return new MarkdownTree(new MarkdownInlines(references), references).Blocks(Markdown.Parse(markdown, pipeline));
        }
        catch (ArgumentException tooDeep) when (tooDeep.Message.Contains("nested", StringComparison.Ordinal))
        {
            // Hundreds of quotes within quotes are no text; the page still shows what was written.
            return [new HtmlElement("p", new HtmlText(SafeTreeReader.Printable(markdown)))];
        }
    }

    private static MarkdownPipeline Pipeline(bool withNotes, bool withPlaces = false)
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables().UseDefinitionLists().DisableHtml();
        builder = withNotes ? builder.UseFootnotes() : builder;
        builder = withPlaces ? builder.UsePreciseSourceLocation() : builder;

        // The whole extension would also make spans of ::words::, which nobody who writes "a::b" wants.
        builder.BlockParsers.Insert(0, new CustomContainerParser());
        builder.InlineParsers.Insert(0, new ReferenceInlineParser());
        return builder.Build();
    }
}
