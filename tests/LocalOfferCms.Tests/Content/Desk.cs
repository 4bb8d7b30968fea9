using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Tests.Recipes;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Content;

/// <summary>An editor's desk in a council of its own: saves drafts, publishes, withdraws, and reads the site as a visitor.</summary>
internal sealed class Desk(RecipeCouncils councils, Tenant council)
{
    public static async Task<Desk> OpenAsync(RecipeCouncils councils, string name) => new(councils, await councils.AddAsync(name));

    public Task<string> SaveAsync(string? id, string path, string title, Action<JsonObject>? more = null)
    {
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["AutoroutePart"] = new JsonObject { ["Path"] = path },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = $"Text of {title}." },
        };
        more?.Invoke(content);
        return SaveAsync("Page", id, title, content);
    }

    /// <summary>Saves a draft of any type.</summary>
    public Task<string> SaveAsync(string type, string? id, string title, JsonObject content) => councils.InAsync(council, services =>
        services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(id, type, title, content), Change, default));

    public async Task<string> PublishAsync(string? id, string path, string title, Action<JsonObject>? more = null)
    {
        id = await SaveAsync(id, path, title, more);
        await PublishAsync(id);
        return id;
    }

    public Task<bool> PublishAsync(string id) => Do<PublishContent>(action => action.ExecuteAsync(id, Change, default));

    public Task<IReadOnlyList<Refusal>> WhyNotPublishAsync(string id) =>
        councils.InAsync(council, services => services.GetRequiredService<PublishContent>().RefusalsAsync(id, default));

    public Task<bool> WithdrawAsync(string id) => Do<WithdrawContent>(action => action.ExecuteAsync(id, Change, default));

    /// <summary>Has a draft published at a moment in UTC, as the council's clocks show it.</summary>
    public Task<bool> ScheduleAsync(string id, DateTime utc) => Do<ScheduleContent>(action =>
        action.ExecuteAsync(id, TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(council.TimeZone)), Change, default));

    public Task<PageResult> ReadAsync(string path, DateOnly? asOn = null) =>
        councils.InAsync(council, services => services.GetRequiredService<PageLoader>().FindAsync(path, asOn, default));

    public async Task<string> TitleAsync(string path, DateOnly? asOn = null) => Assert.IsType<PageFound>(await ReadAsync(path, asOn)).Page.Page.Title;

    public Task<SearchResults> SearchAsync(string text) => councils.InAsync(council, services =>
        services.GetRequiredService<SiteSearch>().FindAsync(new SearchQuestion(text, SearchFilter.None, 0, 10), default));

    public Task<DateTime?> RunJobsAsync() => councils.InAsync(council, services => services.GetRequiredService<JobRunner>().RunDueAsync(council, default));

    public Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read) => councils.DbAsync(council, read);

    public ChangeContext Change => new(councils.Clock.GetUtcNow().UtcDateTime, "editor", "A test.");

    public Task<bool> Do<T>(Func<T, Task> act) where T : notnull => councils.InAsync(council, async services =>
    {
        await act(services.GetRequiredService<T>());
        return true;
    });
}
