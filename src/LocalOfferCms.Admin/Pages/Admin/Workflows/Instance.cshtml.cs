using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Workflows;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Workflows;
using LocalOfferCms.Workflows.Activities;
using LocalOfferCms.Workflows.Instances;
using LocalOfferCms.Workflows.Moves;
using LocalOfferCms.Workflows.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Workflows;

/// <summary>One instance: the steps it has taken, where it stands, and what may be done about it.</summary>
[RequiresPermission(Permissions.ManageWorkflows)]
internal sealed class InstanceModel(
    CmsDbContext db, WorkflowTypes types, WorkflowReader workflows, WorkflowActivities activities, RetryWorkflow retry, MoveWorkflow move, StopWorkflow stop,
    PressUserTask press, CurrentPerson current) : PageModel
{
    private const int MostSteps = 500;

    [BindProperty]
    public MoveForm Move { get; set; } = new();

    [BindProperty]
    public StopForm Stop { get; set; } = new();

    public Workflow Workflow { get; private set; } = null!;

    public WorkflowDefinition Type { get; private set; } = null!;

    public IReadOnlyList<WorkflowStep> Steps { get; private set; } = [];

    public IReadOnlyList<WorkflowPlace> Places { get; private set; } = [];

    public FailedJob? Failed { get; private set; }

    public FlowView Flow { get; private set; } = null!;

    public bool IsOver => Workflow.Status is WorkflowStatus.Finished or WorkflowStatus.Aborted;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostRetryAsync(string id, CancellationToken ct) =>
        DoAsync(id, "", "It is being tried again.", () => retry.ExecuteAsync(id, current.Change(), ct), ct);

    public Task<IActionResult> OnPostMoveAsync(string id, CancellationToken ct) =>
        DoAsync(id, "Move.Reason", "It goes on from there.", () => move.ExecuteAsync(id, Move.From, Move.To ?? "", current.Change(Move.Reason?.Trim()), ct), ct);

    public Task<IActionResult> OnPostStopAsync(string id, CancellationToken ct) =>
        DoAsync(id, "Stop.Reason", "It has been stopped.", () => stop.ExecuteAsync(id, current.Change(Stop.Reason?.Trim()), ct), ct);

    public async Task<IActionResult> OnPostPressAsync(string id, string place, string choice, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        return Buttons(Places.FirstOrDefault(p => p.WorkflowPlaceId == place)).Contains(choice)
            ? await DoAsync(id, "", $"“{choice}” was recorded.", () => press.ExecuteAsync(id, place, choice, current.Change(), ct), ct)
            : Forbid();
    }

    public string TitleOf(string activityId) => Type.Find(activityId) is { } node ? WorkflowWords.Title(node, activities) : activityId;

    /// <summary>The buttons of a place that waits for a person; none for others, and for who is not one of those it waits for.</summary>
    public IReadOnlyList<string> Buttons(WorkflowPlace? place) =>
        place is { IsWaiting: true } && Type.Find(place.ActivityId) is { Name: UserTaskEvent.EventName } node && UserTaskEvent.MayPress(node.Properties, current)
            ? UserTaskEvent.Actions(node.Properties) : [];

    public IEnumerable<SelectListItem> From => Places.Select(p => new SelectListItem(TitleOf(p.ActivityId), p.WorkflowPlaceId));

    public IEnumerable<SelectListItem> To => Type.Nodes.Where(n => n is { IsStart: false, EndsWorkflow: false })
        .Select(n => new SelectListItem(WorkflowWords.Title(n, activities), n.Id)).Prepend(new("Choose a step", ""));

    private async Task<IActionResult> DoAsync(string id, string field, string done, Func<Task> act, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        try
        {
            await act();
            TempData.SayDone(done);
            return RedirectToPage(new { id });
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(refused.Refusals[0].Code switch { "NoReason" => field, "NoSuchStep" => "Move.To", _ => "" }, refused.Message);
            db.ChangeTracker.Clear();
            await LoadAsync(id, ct);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
    }

    private async Task<bool> LoadAsync(string id, CancellationToken ct)
    {
        if (await db.Set<Workflow>().AsNoTracking().FirstOrDefaultAsync(w => w.WorkflowId == id, ct) is not { } workflow)
        {
            return false;
        }

        Workflow = workflow;
        Type = await types.VersionAsync(db, workflow.WorkflowTypeId, workflow.Version, ct);
        Steps = await db.Set<WorkflowStep>().AsNoTracking().Where(s => s.WorkflowId == id).OrderByDescending(s => s.Number).Take(MostSteps).OrderBy(s => s.Number).ToListAsync(ct);
        Places = await db.Set<WorkflowPlace>().AsNoTracking().Where(p => p.WorkflowId == id).OrderBy(p => p.WorkflowPlaceId).ToListAsync(ct);
        Failed = await workflows.FailedAsync(id, ct);
        Flow = FlowView.Of(Type, activities, Places.Select(p => p.ActivityId), Steps.Select(s => s.ActivityId));
        return true;
    }
}

/// <summary>Where to put an instance, and why.</summary>
internal sealed class MoveForm
{
    public string? From { get; set; }

    public string? To { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Why it is stopped.</summary>
internal sealed class StopForm
{
    public string? Reason { get; set; }
}
