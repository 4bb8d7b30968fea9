using LocalOfferCms.Admin.Workflows;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using LocalOfferCms.Workflows.Instances;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Pages.Admin.Workflows;

/// <summary>Instances, the newest first.</summary>
[RequiresPermission(Permissions.ManageWorkflows)]
internal sealed class RunningModel(WorkflowReader workflows) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "type")]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public string? Status { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<TypeRow> Types { get; private set; } = [];

    public IReadOnlyList<InstanceRow> Rows { get; private set; } = [];

    public PageNumbers Numbers { get; private set; } = null!;

    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var status = Enum.TryParse<WorkflowStatus>(Status, out var asked) && Enum.IsDefined(asked) ? asked : (WorkflowStatus?)null;
        var rows = workflows.Instances(string.IsNullOrEmpty(Type) ? null : Type, status);
        Total = await rows.CountAsync(ct);
        Numbers = PageNumbers.For(PageNumber, Total, WorkflowReader.PageSize, AddressOf);
        Rows = await rows.Skip((Numbers.Current - 1) * WorkflowReader.PageSize).Take(WorkflowReader.PageSize).ToListAsync(ct);
        Types = await workflows.TypesAsync(ct);
    }

    private string AddressOf(int page) => QueryHelpers.AddQueryString("~/admin/workflows/running",
        new[] { ("type", Type), ("status", Status), ("page", $"{page}") }.Where(m => !string.IsNullOrEmpty(m.Item2)).Select(m => KeyValuePair.Create(m.Item1, m.Item2)));
}
