using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Workflows;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Workflows;
using LocalOfferCms.Workflows.Moves;
using LocalOfferCms.Workflows.Types;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Workflows;

/// <summary>A workflow type as a diagram and in words, with its versions.</summary>
[RequiresPermission(Permissions.ManageWorkflows)]
internal sealed class TypeModel(CmsDbContext db, WorkflowReader workflows, WorkflowActivities activities, SwitchWorkflowType switchType, CurrentPerson current) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "version")]
    public int? Version { get; set; }

    public WorkflowTypeVersion Shown { get; private set; } = null!;

    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    public IReadOnlyList<string> Obstacles { get; private set; } = [];

    public FlowView Flow { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        Versions = await db.Set<WorkflowTypeVersion>().AsNoTracking().Where(t => t.WorkflowTypeId == id).OrderByDescending(t => t.Version)
            .Select(t => new VersionRow(t.Version, t.IsCurrent, t.CreatedUtc, t.Author)).ToListAsync(ct);
        var version = Version ?? Versions.FirstOrDefault(v => v.IsCurrent)?.Version;
        if (await db.Set<WorkflowTypeVersion>().AsNoTracking().FirstOrDefaultAsync(t => t.WorkflowTypeId == id && t.Version == version, ct) is not { } shown)
        {
            return NotFound();
        }

        Shown = shown;
        Obstacles = workflows.Obstacles(shown);
        Flow = FlowView.Of(WorkflowDefinition.Read(id, shown.Version, shown.Data), activities);
        return Page();
    }

    public async Task<IActionResult> OnPostSwitchAsync(string id, bool on, CancellationToken ct)
    {
        if (!await db.Set<WorkflowTypeVersion>().AnyAsync(t => t.WorkflowTypeId == id, ct))
        {
            return NotFound();
        }

        await switchType.ExecuteAsync(id, on, current.Change(), ct);
        TempData.SayDone(on ? "The workflow is on." : "The workflow is off. What is running goes on to its end.");
        return RedirectToPage(new { id });
    }
}

/// <summary>A version in the list.</summary>
internal sealed record VersionRow(int Version, bool IsCurrent, DateTime CreatedUtc, string Author);
