using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Core.Checks.Kinds;

/// <summary>A fact, source or approved wording that there is none of: readers would see its key.</summary>
internal sealed class ReferenceCheck : IContentCheck
{
    public IEnumerable<Finding> Find(CheckedPage page)
    {
        var known = page.Site.References;
        return from text in page.Texts
               from reference in text.References
               where !(reference.Kind switch
               {
                   ReferenceInline.Fact => known.Facts.ContainsKey(reference.Key),
                   ReferenceInline.Cite => known.Citations.ContainsKey(reference.Key),
                   _ => known.Wordings.ContainsKey(reference.Key),
               })
               select text.At(reference.From, reference.To, reference.Key, "Reference", FindingSeverity.MustFix,
                   $"There is no {Name(reference.Kind)} called '{reference.Key}'.", "Check its name, or add it first.");
    }

    private static string Name(string kind) => kind switch { ReferenceInline.Fact => "fact", ReferenceInline.Cite => "source", _ => "approved wording" };
}
