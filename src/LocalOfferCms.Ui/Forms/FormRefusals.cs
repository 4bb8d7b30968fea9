using LocalOfferCms.Core;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LocalOfferCms.Ui.Forms;

/// <summary>Refusals of a move, as a form shows them.</summary>
public static class FormRefusals
{
    /// <summary>Shows refusals beside the fields that they are about; others stand in the summary alone.</summary>
    /// <param name="state">The form's state.</param>
    /// <param name="refused">What was refused.</param>
    /// <param name="fields">How the codes about a field begin, and the field.</param>
    public static void Show(this ModelStateDictionary state, RefusedException refused, params (string Code, string Field)[] fields)
    {
        ArgumentNullException.ThrowIfNull(refused);
        state.Show(refused.Refusals, fields);
    }

    /// <summary>Shows refusals that were found without trying.</summary>
    /// <param name="state">The form's state.</param>
    /// <param name="refusals">The refusals.</param>
    /// <param name="fields">How the codes about a field begin, and the field.</param>
    public static void Show(this ModelStateDictionary state, IEnumerable<Refusal> refusals, params (string Code, string Field)[] fields)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(refusals);
        foreach (var refusal in refusals)
        {
            // "ActionDue" is about the day, although a field for "Action" is there too.
            var field = fields.Where(f => refusal.Code.StartsWith(f.Code, StringComparison.Ordinal)).DefaultIfEmpty((Code: "", Field: "")).MaxBy(f => f.Code.Length).Field;
            state.AddModelError(field, refusal.Message);
        }
    }
}
