using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Life;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Portal;

/// <summary>Schools of the council under test, and the people who keep them.</summary>
internal sealed class SchoolDesk(LifeFixture life)
{
    public const string Answer = "We look at how each child settles and learns in the first half term, whenever in the year they join us, and we tell families what we see.";
    private static int _count;

    /// <summary>A school on the site.</summary>
    public async Task<string> SchoolAsync(string name, string trust = "")
    {
        var slug = $"portal-{Interlocked.Increment(ref _count)}";
        var part = new JsonObject { ["Phase"] = Text("primary"), ["Kind"] = Text("maintained"), ["FirstContact"] = Text("The class teacher"), ["AccountableBody"] = Text("The governing body"), ["SencoEmail"] = Text("senco@school.example.org") };
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = name }, ["AutoroutePart"] = new JsonObject { ["Path"] = $"schools/{slug}" }, ["SchoolPart"] = part,
            ["SchoolRegisterPart"] = new JsonObject { ["Trust"] = Text(trust) },
        }.KeptBy(name);
        var id = await life.InAsync(services => services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(null, "School", name, content), life.Change("Edda Editor"), default));
        await life.DoAsync<PublishContent>(publish => publish.ExecuteAsync(id, life.Change("Edda Editor"), default));
        return id;
    }

    /// <summary>Somebody who keeps schools, and a browser in which they are signed in.</summary>
    public async Task<(HttpClient Browser, string Id, string Email)> KeeperAsync(string name, KeeperTask task, params string[] schools)
    {
        var email = $"keeper-{Interlocked.Increment(ref _count)}.{name.Split(' ')[0].ToLowerInvariant()}@example.org";
        var id = await life.Host.AddPersonAsync(life.Council, email, name, Roles.SchoolContributor);
        await life.DbAsync(async db =>
        {
            db.SchoolKeepers().AddRange(schools.Select(s => new SchoolKeeper { SchoolId = s, PersonId = id, Task = task, AddedUtc = life.Host.Clock.GetUtcNow().UtcDateTime }));
            return await db.SaveChangesAsync();
        });
        return (await life.Host.SignInPersonAsync(life.Council, id), id, email);
    }

    /// <summary>Answers every item of the law in the draft.</summary>
    public Task FillAsync(string school) => life.InAsync(async services =>
    {
        var site = await services.GetRequiredService<LocalOfferCms.Core.Pages.SiteSnapshots>().GetAsync(default);
        var drafts = services.GetRequiredService<ReportDrafts>();
        var tasks = ReportTask.Of(LocalOfferCms.Schools.Reports.ReportLaw.Of(site), SchoolKind.Named("maintained"));
        await drafts.SaveAsync(school, [.. tasks.Select(t => new AnswerChange(t.Field, $"{t.Label}. {Answer}", null))], life.Change("Sam Writer"), default);
        return true;
    });

    /// <summary>A whole report on the site, approved by the school's head.</summary>
    public async Task PublishAsync(string school, HttpClient head)
    {
        await FillAsync(school);
        var page = await FormPage.OpenAsync(head, $"admin/my-schools/{school}/send", "#move");
        var done = await page.PressAndFollowAsync("Approve, and put it on the site");
        Assert.Contains("On the site", done.Text);
    }

    public Task<SchoolReport> ReportAsync(string school) => life.InAsync(async services => (await services.GetRequiredService<ReportDrafts>().OpenAsync(school, default))!);

    public Task<int> AuditsAsync(string what, string id) => life.DbAsync(db => db.AuditEntries.CountAsync(a => a.Event == what && a.SubjectId == id));

    private static JsonObject Text(string text) => new() { ["Text"] = text };
}
