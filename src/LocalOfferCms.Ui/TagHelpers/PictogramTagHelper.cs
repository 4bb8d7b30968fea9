using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LocalOfferCms.Ui.TagHelpers;

/// <summary><c>&lt;lo-pictogram name="school" /&gt;</c>: a picture out of the theme's sprite. Always decorative: the words beside it say the same.
/// A name that the sprite does not have shows nothing.</summary>
[HtmlTargetElement("lo-pictogram", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PictogramTagHelper : TagHelper
{
    private const string Sprite = "/_content/LocalOfferCms.Theme/dist/pictograms.svg";

    /// <summary>The names that the sprite has.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>
    {
        "house", "school", "people", "family", "child", "young-person", "doctor", "phone", "calendar", "clock", "money", "speech", "tick", "cross",
        "help", "plan", "document", "bus", "heart", "star", "map", "computer", "letter", "question", "ear", "eye", "hands", "book", "work", "ball",
        "warning", "meeting",
    };

    /// <summary>Which picture.</summary>
    public string? Name { get; set; }

    /// <summary>The request, for the council's prefix.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Name is null || !Names.Contains(Name))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        var extra = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", extra is null ? "lo-pictogram" : "lo-pictogram " + extra);
        output.Attributes.SetAttribute("width", "64");
        output.Attributes.SetAttribute("height", "64");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        var use = new TagBuilder("use");
        use.Attributes["href"] = ViewContext.HttpContext.Request.PathBase.Add(new PathString(Sprite)).ToUriComponent() + "#" + Name;
        output.Content.SetHtmlContent(use);
    }
}
