using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LocalOfferCms.Ui.Forms;

/// <summary>One of a list: <c>&lt;lo-select for="Type" label="Kind" items="Model.Types" /&gt;</c>.</summary>
[HtmlTargetElement("lo-select")]
public sealed class SelectTagHelper : FormFieldTagHelper
{
    /// <summary>What may be chosen.</summary>
    public required IEnumerable<SelectListItem> Items { get; set; }

    /// <inheritdoc/>
    protected override IHtmlContent Control(IHtmlContent inner)
    {
        var select = Named(Tag("select", Error is null ? "govuk-select" : "govuk-select govuk-select--error"));
        foreach (var item in Items)
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = item.Value ?? item.Text;
            if ((item.Value ?? item.Text) == (Value ?? ""))
            {
                option.Attributes["selected"] = "selected";
            }

            option.InnerHtml.Append(item.Text);
            select.InnerHtml.AppendHtml(option);
        }

        return select;
    }
}

/// <summary>A set of radio buttons or checkboxes in a fieldset whose legend is the label.</summary>
public abstract class ChoicesTagHelper : FormFieldTagHelper
{
    /// <summary>What may be chosen. <see cref="SelectListItem.Group"/>'s name is shown as the option's hint.</summary>
    public required IEnumerable<SelectListItem> Items { get; set; }

    /// <summary>Whether the choices are small, for filters.</summary>
    public bool Small { get; set; }

    /// <summary><c>radio</c> or <c>checkbox</c>.</summary>
    protected abstract string Kind { get; }

    /// <summary>Whether an option is chosen.</summary>
    protected abstract bool IsChosen(string value);

    private string Css => Kind == "radio" ? "govuk-radios" : "govuk-checkboxes";

    /// <inheritdoc/>
    protected override void Write(TagHelperContent content, IHtmlContent inner)
    {
        var fieldset = Tag("fieldset", "govuk-fieldset");
        if (DescribedBy is { } ids)
        {
            fieldset.Attributes["aria-describedby"] = ids;
        }

        fieldset.InnerHtml.AppendHtml(Tag("legend", LabelSize is null ? "govuk-fieldset__legend" : $"govuk-fieldset__legend govuk-fieldset__legend--{LabelSize}", Label));
        var help = new DefaultTagHelperContent();
        WriteHelp(help);
        fieldset.InnerHtml.AppendHtml(help).AppendHtml(Control(inner));
        content.AppendHtml(fieldset);
    }

    /// <inheritdoc/>
    protected override IHtmlContent Control(IHtmlContent inner)
    {
        var group = Tag("div", Small ? $"{Css} {Css}--small" : Css);
        var number = 0;
        foreach (var item in Items)
        {
            group.InnerHtml.AppendHtml(Option(item, number++));
        }

        return group;
    }

    private TagBuilder Option(SelectListItem item, int number)
    {
        // The first has the field's own id: that is where the error summary leads.
        var id = number == 0 ? FieldId : $"{FieldId}-{number + 1}";
        var input = Tag("input", $"{Css}__input", id: id);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Kind;
        input.Attributes["name"] = FieldName;
        input.Attributes["value"] = item.Value ?? item.Text;
        if (IsChosen(item.Value ?? item.Text))
        {
            input.Attributes["checked"] = "checked";
        }

        if (item.Disabled)
        {
            input.Attributes["disabled"] = "disabled";
        }

        var label = Tag("label", $"govuk-label {Css}__label", item.Text);
        label.Attributes["for"] = id;
        var option = Tag("div", $"{Css}__item");
        option.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (item.Group?.Name is { Length: > 0 } hint)
        {
            input.Attributes["aria-describedby"] = $"{id}-item-hint";
            option.InnerHtml.AppendHtml(Tag("div", $"govuk-hint {Css}__hint", hint, $"{id}-item-hint"));
        }

        return option;
    }
}

/// <summary>One of a few, all in sight.</summary>
[HtmlTargetElement("lo-radios")]
public sealed class RadiosTagHelper : ChoicesTagHelper
{
    /// <inheritdoc/>
    protected override string Kind => "radio";

    /// <inheritdoc/>
    protected override bool IsChosen(string value) => value == (Value ?? "");
}

/// <summary>Any of a few: the property is a list of strings.</summary>
[HtmlTargetElement("lo-checkboxes")]
public sealed class CheckboxesTagHelper : ChoicesTagHelper
{
    /// <inheritdoc/>
    protected override string Kind => "checkbox";

    /// <inheritdoc/>
    protected override bool IsChosen(string value) => (For.Model as IEnumerable<string>)?.Contains(value) == true;
}

/// <summary>One box to tick: the property is a truth value.</summary>
[HtmlTargetElement("lo-checkbox")]
public sealed class CheckboxTagHelper : FormFieldTagHelper
{
    /// <inheritdoc/>
    protected override void Write(TagHelperContent content, IHtmlContent inner)
    {
        WriteHelp(content);
        content.AppendHtml(Control(inner));
    }

    /// <inheritdoc/>
    protected override IHtmlContent Control(IHtmlContent inner)
    {
        var input = Named(Tag("input", "govuk-checkboxes__input"));
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "checkbox";
        input.Attributes["value"] = "true";
        if (For.Model is true)
        {
            input.Attributes["checked"] = "checked";
        }

        var label = Tag("label", "govuk-label govuk-checkboxes__label", Label);
        label.Attributes["for"] = FieldId;
        var item = Tag("div", "govuk-checkboxes__item");
        item.InnerHtml.AppendHtml(input).AppendHtml(label);
        var group = Tag("div", "govuk-checkboxes");
        group.InnerHtml.AppendHtml(item);
        return group;
    }
}
