using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LocalOfferCms.Ui.TagHelpers;

/// <summary><c>&lt;lo-markdown source="…" /&gt;</c>: a text of the page, as safe markup. An empty one shows nothing.</summary>
[HtmlTargetElement("lo-markdown", TagStructure = TagStructure.WithoutEndTag)]
public class MarkdownTagHelper(PageText text) : TagHelper
{
    /// <summary>How many headings make a list of contents worth its room.</summary>
    private const int WorthListing = 4;

    /// <summary>The text.</summary>
    public string? Source { get; set; }

    /// <summary>The level of its first heading.</summary>
    public int Level { get; set; } = 2;

    /// <summary>Whether a long text begins with a list of its headings.</summary>
    public bool Contents { get; set; }

    /// <summary>The view, for the page and the council's prefix.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private protected PageContext? Page => ViewContext.ViewData["PageContext"] as PageContext;

    private protected string PathBase => ViewContext.HttpContext.Request.PathBase.ToUriComponent();

    private protected PageText Text => text;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrWhiteSpace(Source))
        {
            output.SuppressOutput();
            return;
        }

        var rendered = Render(Source);
        if (Contents && rendered.Headings.Where(h => h.Level == Level).ToList() is { Count: >= WorthListing } headings)
        {
            output.PreElement.SetHtmlContent(ContentsOf(headings));
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "lo-prose");
        output.Content.SetHtmlContent(rendered.Html);
    }

    private protected virtual RenderedText Render(string source) => text.Markdown(source, Page, PathBase, Level);

    private static TagBuilder ContentsOf(List<HeadingEntry> headings)
    {
        var list = new TagBuilder("ol") { Attributes = { ["class"] = "lo-contents__list" } };
        foreach (var heading in headings)
        {
            var link = new TagBuilder("a") { Attributes = { ["class"] = "govuk-link", ["href"] = "#" + heading.Id } };
            link.InnerHtml.Append(heading.Text);
            var item = new TagBuilder("li") { Attributes = { ["class"] = "lo-contents__item" } };
            item.InnerHtml.AppendHtml(link);
            list.InnerHtml.AppendHtml(item);
        }

        var title = new TagBuilder("p") { Attributes = { ["class"] = "govuk-body lo-contents__title", ["aria-hidden"] = "true" } };
        title.InnerHtml.Append("On this page");
        var nav = new TagBuilder("nav") { Attributes = { ["class"] = "lo-contents", ["aria-label"] = "On this page" } };
        nav.InnerHtml.AppendHtml(title).AppendHtml(list);
        return nav;
    }
}

/// <summary><c>&lt;lo-html source="…" /&gt;</c>: a text that is stored as HTML.</summary>
[HtmlTargetElement("lo-html", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HtmlTagHelper(PageText text) : MarkdownTagHelper(text)
{
    private protected override RenderedText Render(string source) => Text.Html(source, Page, PathBase, Level);
}
