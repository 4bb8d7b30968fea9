using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Answers;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Participation.Pages.Admin.Answers;

/// <summary>The council's texts to use again, and the person's own.</summary>
[RequiresPermission(Permissions.AnswerComments, Permissions.ApproveAnswers)]
internal sealed class SnippetsModel(Snippets snippets, CurrentPerson current) : PageModel
{
    public IReadOnlyList<(string Title, IReadOnlyList<AnswerSnippet> Texts)> Groups { get; private set; } = [];

    public bool MayChange(AnswerSnippet snippet) => Snippets.MayChange(snippet, current);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var all = await snippets.ListAsync(current.Id, ct);
        Groups = [("For everybody", [.. all.Where(s => s.PersonId is null)]), ("My own", [.. all.Where(s => s.PersonId is not null)])];
    }
}
