using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.Workflows;
using LocalOfferCms.Workflows.Instances;
using LocalOfferCms.Workflows.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Workflows;

/// <summary>The types of the product's own recipe, with activities that only write down that they were done.</summary>
public sealed class PublicCommentTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string[]> Tasks = new()
    {
        ["AcknowledgeCommentTask"] = ["Done"], ["AlertCommentOfficersTask"] = ["Done", "NotNeeded"], ["AlertSafeguardingTask"] = ["NotNeeded", "Done"], ["RouteCommentTask"] = ["Done", "Held"],
        ["RemindCommentOwnerTask"] = ["Reminded", "NotNeeded", "Held"], ["EscalateCommentTask"] = ["Escalated", "NotNeeded", "Held"], ["NotifyApproversTask"] = ["Done"],
        ["ReturnToOwnerTask"] = ["Done"], ["PublishCommentTask"] = ["Done", "Held"], ["TellSenderTask"] = ["Done", "Held"],
    };

    private static readonly Dictionary<string, string[]> Events = new()
    {
        ["CommentReceivedEvent"] = ["Done"], ["CommentSortedEvent"] = ["Route", "Hold", "LeftOut", "Folded"], ["CommentAnsweredEvent"] = ["Done"],
        ["CommentDecidedEvent"] = ["Approved", "Returned"], ["CommentWithdrawnEvent"] = ["Done"], ["CommentActionDoneEvent"] = ["Done"],
        ["CommentClearedEvent"] = ["Done"], ["CommentConfirmedEvent"] = ["Done"],
    };

    private readonly ConcurrentQueue<string> _done = new();
    private WorkflowFixture _workflows = null!;

    public async Task InitializeAsync()
    {
        _workflows = new WorkflowFixture(services =>
        {
            foreach (var (name, outcomes) in Tasks)
            {
                services.AddSingleton<IWorkflowActivity>(new Recorded(name, false, outcomes, _done));
            }

            foreach (var (name, outcomes) in Events)
            {
                services.AddSingleton<IWorkflowActivity>(new Recorded(name, true, outcomes, _done));
            }
        });
        await _workflows.InitializeAsync();
    }

    public Task DisposeAsync() => _workflows.DisposeAsync();

    [Fact]
    public async Task Comment_GoesItsWholeWay()
    {
        await RaiseAsync("CommentReceivedEvent");
        Expect("AcknowledgeCommentTask");
        await RaiseAsync("CommentSortedEvent", "Hold");
        Expect("AlertSafeguardingTask");
        await RaiseAsync("CommentSortedEvent", "Route");
        Expect("RouteCommentTask");
        await RaiseAsync("CommentAnsweredEvent");
        await RaiseAsync("CommentDecidedEvent", "Returned");
        Expect("NotifyApproversTask", "ReturnToOwnerTask");
        await RaiseAsync("CommentAnsweredEvent");
        await RaiseAsync("CommentDecidedEvent", "Approved");
        Expect("NotifyApproversTask", "PublishCommentTask", "TellSenderTask Answer");
        await RaiseAsync("CommentActionDoneEvent");
        Expect("TellSenderTask ActionDone");

        // The branches that look after the clock end by themselves.
        await _workflows.PassAsync(TimeSpan.FromDays(60));
        await _workflows.PassAsync(TimeSpan.FromDays(60));
        Assert.Equal(WorkflowStatus.Finished, (await _workflows.InstanceAsync("c")).Status);
    }

    [Fact]
    public async Task Comment_NobodySortsOrAnswers_PeopleAreReminded()
    {
        await RaiseAsync("CommentReceivedEvent");
        await _workflows.PassAsync(TimeSpan.FromDays(10));
        Expect("AcknowledgeCommentTask", "AlertCommentOfficersTask Late");

        await RaiseAsync("CommentSortedEvent", "Route");
        // They are counted from when it went to its owner, over whatever bank holidays there are.
        for (var day = 0; day < 25; day++)
        {
            await _workflows.PassAsync(TimeSpan.FromDays(1));
        }

        Expect("RouteCommentTask", "RemindCommentOwnerTask", "EscalateCommentTask");
    }

    [Fact]
    public async Task Comment_LeftOut_SenderIsTold()
    {
        await RaiseAsync("CommentReceivedEvent");
        await RaiseAsync("CommentSortedEvent", "LeftOut");

        Expect("AcknowledgeCommentTask", "TellSenderTask LeftOut");
    }

    [Fact]
    public async Task Comment_Withdrawn_EndsWhereverItStands()
    {
        await RaiseAsync("CommentReceivedEvent");
        await RaiseAsync("CommentSortedEvent", "Route");
        await RaiseAsync("CommentWithdrawnEvent");
        await RaiseAsync("CommentAnsweredEvent");
        await _workflows.PassAsync(TimeSpan.FromDays(60));

        Expect("AcknowledgeCommentTask", "RouteCommentTask");
        Assert.Equal(WorkflowStatus.Finished, (await _workflows.InstanceAsync("c")).Status);
    }

    [Fact]
    public async Task RecipeTypes_CanAllBeRun_AndFollowOnlyOutcomesThatThereAre()
    {
        var faults = new List<string>();
        var types = await _workflows.DbAsync(db => db.Set<WorkflowTypeVersion>().AsNoTracking().Where(t => t.IsCurrent).ToListAsync());
        await _workflows.InAsync(services =>
        {
            var activities = services.GetRequiredService<WorkflowActivities>();
            foreach (var type in types.Select(t => WorkflowDefinition.Read(t.WorkflowTypeId, t.Version, t.Data)))
            {
                faults.AddRange(WorkflowTypeCheck.Obstacles(type, activities).Select(o => $"{type.Name}{o.Pointer}: {o.Message}"));
                faults.AddRange(type.Arrows.Where(a => !activities.Find(type.Find(a.From)!.Name)!.Outcomes(type.Find(a.From)!.Properties).Contains(a.Outcome))
                    .Select(a => $"{type.Name}: {a.From} has no outcome {a.Outcome}"));
                faults.AddRange(type.Nodes.Where(n => !n.IsStart && !n.EndsWorkflow && !type.To(n.Id).Any()).Select(n => $"{type.Name}: nothing leads to {n.Id}"));
            }

            return Task.FromResult(true);
        });

        Assert.Empty(faults);
        Assert.Superset(new HashSet<string> { "public-comment", "page-review-due", "easy-read-out-of-date" }, types.Select(t => t.WorkflowTypeId).ToHashSet());
    }

    private Task RaiseAsync(string name, string outcome = "Done") => _workflows.RaiseAsync(name, "c", outcome);

    /// <summary>What has been done since the last look.</summary>
    private void Expect(params string[] expected)
    {
        Assert.Equal(expected, _done);
        _done.Clear();
    }

    private sealed class Recorded(string name, bool isEvent, string[] outcomes, ConcurrentQueue<string> done) : IWorkflowActivity
    {
        public string Name => name;
        public bool IsEvent => isEvent;
        public string Title => name;
        public IReadOnlyList<string> Outcomes(JsonObject properties) => outcomes;

        public Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
        {
            if (isEvent)
            {
                return Task.FromResult(ActivityResult.Wait());
            }

            done.Enqueue($"{name} {context.Properties["About"]}".Trim());
            return Task.FromResult(ActivityResult.Done(outcomes[0]));
        }
    }
}
