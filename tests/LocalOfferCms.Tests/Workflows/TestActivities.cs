using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Workflows;

/// <summary>Activities of another module, as the engine meets them.</summary>
internal sealed class TestActivities
{
    /// <summary>What a flaky task does before its effect: throws, until a test takes it away.</summary>
    public ConcurrentDictionary<string, Exception> Failing { get; } = new();

    public void Register(IServiceCollection services)
    {
        foreach (var name in new[] { "ThingStartedEvent", "ThingSortedEvent", "ThingAnsweredEvent", "ThingWithdrawnEvent" })
        {
            services.AddScoped<IWorkflowActivity>(_ => new ThingEvent(name));
        }

        services.AddScoped<IWorkflowActivity>(all => new TellTask(this, all.GetRequiredService<Mailbox>()));
        services.AddScoped<IWorkflowValues, ThingValues>();
    }

    private sealed class ThingEvent(string name) : IWorkflowActivity
    {
        public string Name => name;
        public bool IsEvent => true;
        public string Title => $"The thing: {name}";
        public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done", "Route", "Hold"];
        public Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct) => Task.FromResult(ActivityResult.Wait());

        // Tests share a council: a type is meant for the things whose name begins as its own does.
        public bool Accepts(JsonObject properties, WorkflowEvent happened) =>
            properties["Only"] is not { } only || happened.CorrelationId.StartsWith((string)only!, StringComparison.Ordinal);
    }

    /// <summary>Writes to <c>To</c>, unless its correlation is one that fails.</summary>
    private sealed class TellTask(TestActivities test, Mailbox mailbox) : IWorkflowActivity
    {
        public string Name => "TellTask";
        public bool IsEvent => false;
        public string Title => "Tell somebody";
        public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done", "NotNeeded"];

        public async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
        {
            var to = (string)context.Properties["To"]!;
            await mailbox.AddAsync(context.Db, context.Write, new MailMessage(to, "Told", "Something happened."), ct);
            return test.Failing.TryGetValue($"{context.CorrelationId}:{context.Properties["Fails"]}", out var error) ? throw error : ActivityResult.Done();
        }
    }

    private sealed class ThingValues : IWorkflowValues
    {
        public string Prefix => "Thing";

        public Task<string?> FindAsync(Core.Data.CmsDbContext db, string correlationId, string name, CancellationToken ct) =>
            Task.FromResult(name switch { "Id" => correlationId, "Nothing" => "", _ => null });
    }
}
