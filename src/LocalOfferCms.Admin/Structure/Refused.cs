using LocalOfferCms.Core;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LocalOfferCms.Admin.Structure;

/// <summary>Shows why something was refused where the person can mend it.</summary>
internal static class Refused
{
    /// <summary>Puts each refusal beside the field whose name is its code; those that are about no field stand above the form.</summary>
    public static void Add(this ModelStateDictionary state, IEnumerable<Refusal> refusals, params IReadOnlyList<string> fields)
    {
        foreach (var refusal in refusals)
        {
            state.AddModelError(fields.Contains(refusal.Code) ? refusal.Code : "", refusal.Message);
        }
    }
}
