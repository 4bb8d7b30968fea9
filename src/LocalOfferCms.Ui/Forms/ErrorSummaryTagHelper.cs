using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LocalOfferCms.Ui.Forms;

/// <summary>What is wrong with the form, above it, each error with a link to its field, in the order of the fields. Nothing when nothing is wrong.</summary>
[HtmlTargetElement("lo-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>The view.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ModelState.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("data-error-summary", "");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.AppendHtml("<div role=\"alert\"><h2 class=\"govuk-error-summary__title\">There is a problem</h2><div class=\"govuk-error-summary__body\"><ul class=\"govuk-list govuk-error-summary__list\">");
        output.Content.AppendHtml(new Lines(ViewContext));
        output.Content.AppendHtml("</ul></div></div>");
    }

    /// <summary>The errors in the order of the form. They are written when the page is sent: the form below is drawn by then.</summary>
    private sealed class Lines(ViewContext view) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var order = FieldOrder.Of(view.HttpContext);
            foreach (var (name, entry) in view.ModelState.OrderBy(field => order.PlaceOf(field.Key)))
            {
                foreach (var error in entry!.Errors)
                {
                    Line(name, error.ErrorMessage).WriteTo(writer, encoder);
                }
            }
        }
    }

    private static TagBuilder Line(string name, string words)
    {
        var line = new TagBuilder("li");
        if (name.Length == 0)
        {
            line.InnerHtml.Append(words);
            return line;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = $"#{FormFieldTagHelper.IdOf(name)}";
        link.InnerHtml.Append(words);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
