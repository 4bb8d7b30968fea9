using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LocalOfferCms.Ui.Forms;

/// <summary>What the fields of a form have in common, after the GOV.UK patterns: a label, a hint, the error beside the field,
/// and what was typed, which an error never loses.</summary>
public abstract class FormFieldTagHelper : TagHelper
{
    /// <summary>The property of the page's model that the field is for.</summary>
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    /// <summary>The question or name of the field.</summary>
    public required string Label { get; set; }

    /// <summary>Help below the label.</summary>
    public string? Hint { get; set; }

    /// <summary>Size of the label: <c>s</c>, <c>m</c> or <c>l</c>; ordinary when left out.</summary>
    public string? LabelSize { get; set; }

    /// <summary>The view.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <summary>The name under which the field is posted.</summary>
    protected string FieldName => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    /// <summary>The id that errors link to.</summary>
    protected string FieldId => IdOf(FieldName);

    /// <summary>What is wrong with what was typed; null when nothing is.</summary>
    protected string? Error => Entry?.Errors is { Count: > 0 } errors ? Words(errors[0]) : null;

    /// <summary>What was typed, else the model's value.</summary>
    protected string? Value => Entry?.AttemptedValue
        ?? (For.Model is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(For.Model, CultureInfo.InvariantCulture));

    /// <summary>Ids of hint and error, for <c>aria-describedby</c>; null when there are none.</summary>
    protected string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : $"{FieldId}-hint", Error is null ? null : $"{FieldId}-error" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    private ModelStateEntry? Entry => ViewContext.ModelState.TryGetValue(FieldName, out var entry) ? entry : null;

    /// <summary>The id of a field by the name it is posted under.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <inheritdoc/>
    public override void Init(TagHelperContext context) => FieldOrder.Of(ViewContext.HttpContext).Add(FieldName);

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error");
        Write(output.Content, inner);
    }

    /// <summary>Writes what stands in the form group.</summary>
    /// <param name="content">Where to.</param>
    /// <param name="inner">What stood between the tags: options of a list, or further help.</param>
    protected virtual void Write(TagHelperContent content, IHtmlContent inner)
    {
        content.AppendHtml(LabelTag());
        WriteHelp(content);
        content.AppendHtml(Control(inner));
    }

    /// <summary>The field itself.</summary>
    protected abstract IHtmlContent Control(IHtmlContent inner);

    /// <summary>Hint and error.</summary>
    protected void WriteHelp(TagHelperContent content)
    {
        if (Hint is not null)
        {
            content.AppendHtml(Tag("div", "govuk-hint", Hint, $"{FieldId}-hint"));
        }

        if (Error is { } error)
        {
            var message = Tag("p", "govuk-error-message", error, $"{FieldId}-error");
            message.InnerHtml.Clear();
            message.InnerHtml.AppendHtml(Tag("span", "govuk-visually-hidden", "Error: ")).Append(error);
            content.AppendHtml(message);
        }
    }

    /// <summary>A tag with text in it.</summary>
    protected static TagBuilder Tag(string name, string css, string? text = null, string? id = null)
    {
        var tag = new TagBuilder(name);
        tag.Attributes["class"] = css;
        if (id is not null)
        {
            tag.Attributes["id"] = id;
        }

        if (text is not null)
        {
            tag.InnerHtml.Append(text);
        }

        return tag;
    }

    /// <summary>Sets what every control has: name, id, description and the mark of an error.</summary>
    protected TagBuilder Named(TagBuilder control)
    {
        control.Attributes["id"] = FieldId;
        control.Attributes["name"] = FieldName;
        if (DescribedBy is { } ids)
        {
            control.Attributes["aria-describedby"] = ids;
        }

        if (Error is not null)
        {
            control.Attributes["aria-invalid"] = "true";
        }

        return control;
    }

    private TagBuilder LabelTag()
    {
        var label = Tag("label", LabelSize is null ? "govuk-label" : $"govuk-label govuk-label--{LabelSize}", Label);
        label.Attributes["for"] = FieldId;
        return label;
    }

    private static string Words(ModelError error) => error.ErrorMessage.Length > 0 ? error.ErrorMessage : "This cannot be read. Check what you typed.";
}
