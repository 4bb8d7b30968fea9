using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Workflows;
using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Workflows.Moves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Workflows;

/// <summary>The workflow types of the council, how many run, and what was given up.</summary>
[RequiresPermission(Permissions.ManageWorkflows)]
internal sealed class IndexModel(WorkflowReader workflows, RetryWorkflow retry, CurrentPerson current) : PageModel
{
    public IReadOnlyList<TypeRow> Types { get; private set; } = [];

    public IReadOnlyList<FailedJob> GivenUp { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostRetryAsync(string workflow, CancellationToken ct)
    {
        try
        {
            await retry.ExecuteAsync(workflow, current.Change(), ct);
            TempData.SayDone("It is being tried again.");
            return RedirectToPage();
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", refused.Message);
            await LoadAsync(ct);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Types = await workflows.TypesAsync(ct);
        GivenUp = await workflows.GivenUpAsync(ct);
    }
}
