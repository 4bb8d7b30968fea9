using System.CommandLine;
using System.Text.Json;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Search;

namespace LocalOfferCms.Web.Commands;

/// <summary><c>search rebuild | no-results</c>: a council's search index, and what was looked for in vain.</summary>
internal static class SearchCommands
{
    private const int Most = 500;

    public static Command Make() => new("search", "A council's search.") { Rebuild(), NoResults() };

    private static Command Rebuild()
    {
        var command = new Command("rebuild", "Makes the search index anew from what is published. The site can be read and searched meanwhile.") { Shared.Tenant };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, (services, stop) =>
            services.GetRequiredService<TenantScopes>().RunAsync(Shared.Find(services, parsed.GetRequiredValue(Shared.Tenant)), async scope =>
            {
                var count = await scope.GetRequiredService<SearchRebuild>().ExecuteAsync(stop);
                Console.WriteLine(parsed.GetValue(Shared.Json) ? JsonSerializer.Serialize(new { pages = count }) : $"{count} pages can be found.");
                return 0;
            }), ct));
        return command;
    }

    private static Command NoResults()
    {
        var command = new Command("no-results", "Lists searches that found nothing and came more than once, the most frequent first.") { Shared.Tenant };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, (services, stop) =>
            services.GetRequiredService<TenantScopes>().RunAsync(Shared.Find(services, parsed.GetRequiredValue(Shared.Tenant)), async scope =>
            {
                var missed = await SearchMisses.ListAsync(scope.GetRequiredService<CmsDbContext>(), Most, stop);
                if (parsed.GetValue(Shared.Json))
                {
                    Console.WriteLine(JsonSerializer.Serialize(missed, JsonSerializerOptions.Web));
                    return 0;
                }

                foreach (var search in missed)
                {
                    Console.WriteLine($"{search.Count,6}  {search.LastDay:yyyy-MM-dd}  {search.Term}");
                }

                return 0;
            }), ct));
        return command;
    }
}
