using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Life;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Workflows.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Workflows;

/// <summary>What follows when a page is not reviewed, or its easy-read version is left behind.</summary>
public sealed class PageTypesTests(WorkflowFixture workflows) : IClassFixture<WorkflowFixture>
{
    [Fact]
    public async Task Review_FourWeeksLate_IsToldToThoseWhoApprove()
    {
        await workflows.Host.AddPersonAsync(workflows.Council, "ann@example.org", "Ann Approver", Roles.Approver);
        var owner = await workflows.Host.AddPersonAsync(workflows.Council, "olu@example.org", "Olu Owner", Roles.PageOwner);
        var today = workflows.Host.Clock.GetUtcNow().UtcDateTime;
        var late = await PublishAsync("late", "Late page", "Page", owner, today);
        var reviewed = await PublishAsync("reviewed", "Reviewed page", "Page", owner, today);
        await ChaseAsync();
        await ChaseAsync();
        await workflows.RunJobsAsync();

        Assert.Equal(2, await workflows.DbAsync(db => db.Set<Workflow>().CountAsync(w => w.WorkflowTypeId == "page-review-due")));
        await PublishAsync("reviewed", "Reviewed page", "Page", owner, today.AddYears(1), reviewed);
        await workflows.PassAsync(TimeSpan.FromDays(45));

        var mail = Assert.Single(await workflows.MailToAsync("ann@example.org"));
        Assert.Equal("A review is four weeks late: Late page", mail.Subject);
        Assert.Contains($"admin/content/{late}", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EasyRead_LeftBehind_ItsOwnerIsWrittenToOnce_AndNobodyElseWhenItFollows()
    {
        var owner = await workflows.Host.AddPersonAsync(workflows.Council, "eve@example.org", "Eve Easy", Roles.PageOwner);
        var page = await PublishAsync("main", "Main page", "Page", owner);
        var twin = await PublishAsync("main-easy", "Main page in easy read", "EasyRead", owner, of: page);
        await workflows.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(await workflows.MailToAsync("eve@example.org"));

        await PublishAsync("main", "Main page", "Page", owner, id: page);
        await PublishAsync("main", "Main page", "Page", owner, id: page);
        await workflows.RunJobsAsync();

        var mail = Assert.Single(await workflows.MailToAsync("eve@example.org"));
        Assert.Contains("'Main page' has changed.", mail.Text, StringComparison.Ordinal);
        await workflows.PassAsync(TimeSpan.FromMinutes(1));
        await PublishAsync("main-easy", "Main page in easy read", "EasyRead", owner, of: page, id: twin);
        await workflows.PassAsync(TimeSpan.FromDays(45));
        Assert.EndsWith("still:False", await workflows.PathAsync(twin), StringComparison.Ordinal);
    }

    private Task<bool> ChaseAsync() => workflows.InAsync(async services =>
    {
        await services.GetServices<Core.Jobs.IJobHandler>().OfType<ReviewChaser>().Single().HandleAsync("{}", default);
        return true;
    });

    private async Task<string> PublishAsync(string path, string title, string type, string owner, DateTime? reviewDue = null, string? id = null, string? of = null)
    {
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["AutoroutePart"] = new JsonObject { ["Path"] = path },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "Text." },
        }.KeptBy("A team");
        content["OwnerPart"]!["Person"] = new JsonObject { ["Text"] = owner };
        if (reviewDue is { } due)
        {
            content["ReviewPart"] = new JsonObject { ["ReviewDue"] = new JsonObject { ["Value"] = due.ToString("yyyy-MM-dd") } };
        }

        if (of is not null)
        {
            content["EasyReadPart"] = new JsonObject { ["Of"] = new JsonObject { ["ContentItemIds"] = new JsonArray(of) } };
        }

        return await workflows.InAsync(async services =>
        {
            workflows.Host.Clock.Advance(TimeSpan.FromSeconds(1));
            var change = new ChangeContext(workflows.Host.Clock.GetUtcNow().UtcDateTime, "Edda Editor", "As agreed.");
            var saved = await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(id, type, title, content), change, default);
            await services.GetRequiredService<PublishContent>().ExecuteAsync(saved, change, default);
            return saved;
        });
    }
}
