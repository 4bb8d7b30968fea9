using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Portal;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>The school's texts to use again, and the person's own.</summary>
internal sealed class SnippetsModel(Snippets snippets, CurrentPerson current) : SchoolPage
{
    private const int ShortLength = 200;

    public IReadOnlyList<(string Title, IReadOnlyList<SchoolSnippet> Texts)> Groups { get; private set; } = [];

    public static string Short(string text) => text.Length <= ShortLength ? text : string.Concat(text.AsSpan(0, ShortLength - 1), "…");

    public async Task OnGetAsync(CancellationToken ct)
    {
        var all = await snippets.ListAsync(School.Id, current.Id, ct);
        Groups = [("For everybody who keeps the school", [.. all.Where(s => s.SchoolId is not null)]), ("My own, in all my schools", [.. all.Where(s => s.PersonId is not null)])];
    }
}
