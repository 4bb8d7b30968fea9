using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LocalOfferCms.Ui.Forms;

/// <summary>A line of text: <c>&lt;lo-input for="Input.Email" label="E-mail address" type="email" autocomplete="email" /&gt;</c>.</summary>
[HtmlTargetElement("lo-input")]
public sealed class InputTagHelper : FormFieldTagHelper
{
    /// <summary>The kind of input. A password is never written back into the page.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Width in characters: 2, 3, 4, 5, 10, 20 or 30; the whole line when left out.</summary>
    public int? Width { get; set; }

    /// <summary>What browsers may fill in.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>The keyboard that a phone shows.</summary>
    public string? Inputmode { get; set; }

    /// <summary>The longest text that is taken.</summary>
    public int? Maxlength { get; set; }

    /// <summary>Whether spelling is checked; not for addresses and codes.</summary>
    public bool Spellcheck { get; set; } = true;

    /// <inheritdoc/>
    protected override IHtmlContent Control(IHtmlContent inner)
    {
        var css = Width is null ? "govuk-input" : $"govuk-input govuk-input--width-{Width}";
        var input = Named(Tag("input", Error is null ? css : css + " govuk-input--error"));
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Type;
        if (Type != "password" && Value is { Length: > 0 } value)
        {
            input.Attributes["value"] = value;
        }

        Set(input, "autocomplete", Autocomplete);
        Set(input, "inputmode", Inputmode);
        Set(input, "maxlength", Maxlength?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Set(input, "spellcheck", Spellcheck ? null : "false");
        return input;
    }

    private static void Set(TagBuilder tag, string name, string? value)
    {
        if (value is not null)
        {
            tag.Attributes[name] = value;
        }
    }
}

/// <summary>Several lines of text: <c>&lt;lo-textarea for="Input.Note" label="What changed?" rows="4" /&gt;</c>.</summary>
[HtmlTargetElement("lo-textarea")]
public sealed class TextareaTagHelper : FormFieldTagHelper
{
    /// <summary>Height in lines.</summary>
    public int Rows { get; set; } = 5;

    /// <inheritdoc/>
    protected override IHtmlContent Control(IHtmlContent inner)
    {
        var area = Named(Tag("textarea", Error is null ? "govuk-textarea" : "govuk-textarea govuk-textarea--error"));
        area.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
        // A browser drops one line break after the tag: without this one, a text that begins with an empty line would lose it.
        area.InnerHtml.AppendHtml("\n").Append(Value ?? "");
        return area;
    }
}

/// <summary>A file: <c>&lt;lo-file for="File" label="Choose a file" accept=".csv" /&gt;</c>. The form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("lo-file")]
public sealed class FileTagHelper : FormFieldTagHelper
{
    /// <summary>Kinds of files that the picker offers.</summary>
    public string? Accept { get; set; }

    /// <summary>Whether several may be chosen.</summary>
    public bool Multiple { get; set; }

    /// <inheritdoc/>
    protected override IHtmlContent Control(IHtmlContent inner)
    {
        var input = Named(Tag("input", Error is null ? "govuk-file-upload" : "govuk-file-upload govuk-file-upload--error"));
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "file";
        if (Accept is not null)
        {
            input.Attributes["accept"] = Accept;
        }

        if (Multiple)
        {
            input.Attributes["multiple"] = "multiple";
        }

        return input;
    }
}
