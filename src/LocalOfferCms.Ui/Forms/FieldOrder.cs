using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LocalOfferCms.Ui.Forms;

/// <summary>The fields of a page in the order in which they were drawn, for the list of errors above them.</summary>
internal sealed class FieldOrder
{
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);

    public static FieldOrder Of(HttpContext http)
    {
        if (http.Items[typeof(FieldOrder)] is not FieldOrder order)
        {
            http.Items[typeof(FieldOrder)] = order = new();
        }

        return order;
    }

    public void Add(string name) => _places.TryAdd(name, _places.Count);

    /// <summary>What is wrong with the whole form comes first, and what nobody drew last.</summary>
    public int PlaceOf(string name) => name.Length == 0 ? -1 : _places.GetValueOrDefault(name, int.MaxValue);
}

/// <summary>Tells the error summary where a field stands that a page draws itself: <c>&lt;fieldset lo-field="Way"&gt;</c>.</summary>
[HtmlTargetElement(Attributes = "lo-field")]
public sealed class DrawnFieldTagHelper : TagHelper
{
    /// <summary>The name of the field.</summary>
    public required string LoField { get; set; }

    /// <summary>The view.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Init(TagHelperContext context) => FieldOrder.Of(ViewContext.HttpContext).Add(LoField);
}
