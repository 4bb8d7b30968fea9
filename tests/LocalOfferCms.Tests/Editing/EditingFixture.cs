using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Editing;

/// <summary>A council with a page of every type, and people who edit them.</summary>
public sealed class EditingFixture : IAsyncLifetime
{
    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    /// <summary>A browser in which an editor is signed in.</summary>
    internal HttpClient Editor { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new() { Councils = [MarkedCouncil.Alder] });
        Council = Host.Council(MarkedCouncil.Alder.Name);
        Editor = await Host.SignInAsync(Council, Roles.Editor);
    }

    public async Task DisposeAsync()
    {
        Editor.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>An item of a type with some content; gives its id.</summary>
    internal Task<string> AddAsync(string type, string title, JsonObject? content = null) => InAsync(services =>
    {
        var json = content ?? [];
        json["TitlePart"] ??= new JsonObject { ["Title"] = title };
        return services.GetRequiredService<SaveDraft>().ExecuteAsync(new(null, type, title, json), new(Host.Clock.GetUtcNow().UtcDateTime, "test"), default);
    });

    /// <summary>A type that a council made, with a field of a kind in it.</summary>
    internal Task AddTypeAsync(string name, params (string Kind, string Field, string Settings)[] fields) => InAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        JsonObject Settings(string json) => JsonText.Object(json);
        JsonObject OfPart(string part) => new() { ["PartName"] = part, ["Name"] = part, ["Settings"] = new JsonObject() };
        var type = new JsonObject
        {
            ["Name"] = name,
            ["DisplayName"] = name,
            ["Settings"] = new JsonObject { ["ContentTypeSettings"] = new JsonObject { ["Creatable"] = true } },
            ["ContentTypePartDefinitionRecords"] = new JsonArray(OfPart("TitlePart"), OfPart(name)),
        }.ToJsonString();
        var part = new JsonObject
        {
            ["Name"] = name,
            ["Settings"] = new JsonObject(),
            ["ContentPartFieldDefinitionRecords"] = new JsonArray([.. fields.Select(f => (JsonNode?)new JsonObject { ["FieldName"] = f.Kind, ["Name"] = f.Field, ["Settings"] = Settings(f.Settings) })]),
        }.ToJsonString();
        db.SiteDocuments.Add(new() { Kind = "ContentType", Name = name, Data = type });
        db.SiteDocuments.Add(new() { Kind = "ContentPart", Name = name, Data = part });
        await db.SaveChangesAsync();
        // What every page needs is read anew ten minutes later at the latest.
        Host.Clock.Advance(TimeSpan.FromMinutes(11));
        return true;
    });

    /// <summary>The newest version's content.</summary>
    internal Task<JsonObject> ContentAsync(string id) => InAsync(async services =>
        JsonText.Object((await services.GetRequiredService<CmsDbContext>().ContentVersions.AsNoTracking().SingleAsync(v => v.ContentItemId == id && v.Latest)).Data));

    internal Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, work);

    /// <summary>The form of an item.</summary>
    internal Task<FormPage> OpenAsync(string id, HttpClient? client = null) => FormPage.OpenAsync(client ?? Editor, $"admin/content/{id}/edit", "form[data-editor]");

    /// <summary>Presses a button whose value begins with some text, and reads the form that comes back.</summary>
    internal static async Task<FormPage> PressAsync(FormPage page, string value, string form = "form[data-editor]")
    {
        var button = page.Document.QuerySelectorAll("button[name='$action']").Select(b => b.GetAttribute("value")!).FirstOrDefault(v => v.StartsWith(value, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no button '{value}'.");
        return await page.PressAndFollowAsync(button, form);
    }
}
