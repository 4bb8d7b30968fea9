using System.CommandLine;
using System.Text.Json;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Web.Commands;

/// <summary><c>content flags</c>: pages that somebody must look at again.</summary>
internal static class ContentCommands
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Make() => new("content", "What is on a council's site.") { Flags(), ImportCommand.Make() };

    private static Command Flags()
    {
        var command = new Command("flags", "Lists pages to look at again, because an approved wording, a fact or a source that they show has changed.") { Shared.Tenant };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, (services, stop) =>
            services.GetRequiredService<TenantScopes>().RunAsync(Shared.Find(services, parsed.GetRequiredValue(Shared.Tenant)), async scope =>
            {
                var flags = await FindAsync(scope.GetRequiredService<CmsDbContext>(), stop);
                if (parsed.GetValue(Shared.Json))
                {
                    Console.WriteLine(JsonSerializer.Serialize(flags, Json));
                    return 0;
                }

                foreach (var flag in flags)
                {
                    Console.WriteLine($"{flag.FlaggedUtc:u} {(flag.Path is null ? "(no address)" : "/" + flag.Path)} {flag.Title}: {flag.Reason}");
                }

                Console.WriteLine(flags.Count == 1 ? "1 page to look at." : $"{flags.Count} pages to look at.");
                return 0;
            }), ct));
        return command;
    }

    private static Task<List<Flag>> FindAsync(CmsDbContext db, CancellationToken ct) => (
        from flag in db.ReviewFlags.AsNoTracking()
        join page in db.PublishedPages on flag.ContentItemId equals page.ContentItemId
        orderby flag.FlaggedUtc, page.Path, flag.SourceItemId
        select new Flag(page.Title, page.Path, flag.Reason, flag.FlaggedUtc)).ToListAsync(ct);

    private sealed record Flag(string Title, string? Path, string Reason, DateTime FlaggedUtc);
}
