using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Life;

/// <summary>A council whose editors work in the browser, and another that must learn nothing of it. Jobs wait until a test has them done.</summary>
public sealed class LifeFixture : IAsyncLifetime
{
    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    internal Tenant Neighbour { get; private set; } = null!;

    internal HttpClient Editor { get; private set; } = null!;

    internal HttpClient Approver { get; private set; } = null!;

    internal string EditorId { get; private set; } = "";

    internal string ApproverId { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new(RunsJobs: false) { Councils = [MarkedCouncil.Alder, MarkedCouncil.Briar] });
        Council = Host.Council(MarkedCouncil.Alder.Name);
        Neighbour = Host.Council(MarkedCouncil.Briar.Name);
        EditorId = await Host.AddPersonAsync(Council, "edda@example.org", "Edda Editor", Roles.Editor);
        ApproverId = await Host.AddPersonAsync(Council, "ada@example.org", "Ada Approver", Roles.Approver);
        await SignInAsync();
    }

    /// <summary>Lets time pass; a stay in the workspace does not last as long, so everybody signs in again.</summary>
    internal async Task PassAsync(TimeSpan time)
    {
        Host.Clock.Advance(time);
        await SignInAsync();
    }

    private async Task SignInAsync()
    {
        Editor = await Host.SignInPersonAsync(Council, EditorId);
        Approver = await Host.SignInPersonAsync(Council, ApproverId);
    }

    public async Task DisposeAsync()
    {
        Editor.Dispose();
        Approver.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>A page as an editor leaves it: with owner, contact and review date.</summary>
    internal Task<string> DraftAsync(string path, string title, Action<JsonObject>? more = null, string? id = null, string author = "Edda Editor", string? note = null, bool showNote = false)
    {
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["AutoroutePart"] = new JsonObject { ["Path"] = path },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = $"Text of {title}." },
        }.KeptBy("Family information team");
        more?.Invoke(content);
        return InAsync(services => services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(id, "Page", title, content, showNote), Change(author, note), default));
    }

    internal async Task<string> PublishedAsync(string path, string title, Action<JsonObject>? more = null)
    {
        var id = await DraftAsync(path, title, more);
        await DoAsync<PublishContent>(publish => publish.ExecuteAsync(id, Change("Edda Editor"), default));
        return id;
    }

    /// <summary>A fact that texts refer to by its key.</summary>
    internal async Task FactAsync(string key, string value)
    {
        var content = new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = key }, ["FactPart"] = new JsonObject { ["Key"] = new JsonObject { ["Text"] = key }, ["Value"] = new JsonObject { ["Text"] = value } } };
        var id = await InAsync(services => services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(null, "Fact", key, content), Change("Edda Editor"), default));
        await DoAsync<PublishContent>(publish => publish.ExecuteAsync(id, Change("Edda Editor"), default));
    }

    internal Task DoAsync<T>(Func<T, Task> act) where T : notnull => InAsync(async services =>
    {
        await act(services.GetRequiredService<T>());
        return true;
    });

    internal Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read) => InAsync(services => read(services.GetRequiredService<CmsDbContext>()));

    internal Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, work);

    internal Task RunJobsAsync() => Host.Services.GetRequiredService<JobRunner>().RunDueAsync(Council, default);

    /// <summary>Changes a settings document, as the settings page would.</summary>
    internal Task SetAsync(string document, Action<JsonObject> change) => InAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        await using var write = await db.BeginWriteAsync(default);
        var row = await db.SiteDocuments.SingleAsync(d => d.Kind == "Settings" && d.Name == document);
        var settings = JsonText.Object(row.Data);
        change(settings);
        row.Data = settings.ToJsonString();
        await services.GetRequiredService<ISignals>().RaiseAsync(db, write, SignalTopics.Content, default);
        await write.CommitAsync(default);
        return true;
    });

    /// <summary>The mail that was sent to somebody.</summary>
    internal async Task<IReadOnlyList<SentMessage>> MailToAsync(string address)
    {
        await RunJobsAsync();
        return await InAsync(services => Task.FromResult(services.GetRequiredService<SentMail>().List(0, 500).Where(m => m.To.Contains(address, StringComparison.Ordinal)).ToList()));
    }

    internal ChangeContext Change(string author, string? reason = null) => new(Host.Clock.GetUtcNow().UtcDateTime, author, reason);

    /// <summary>A visitor's browser.</summary>
    internal Task<HttpResponseMessage> VisitAsync(string path) => Host.CreateBrowser(Council).GetAsync(path);

    internal DateOnly Today => DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime);
}
