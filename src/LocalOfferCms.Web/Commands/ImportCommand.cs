using System.CommandLine;
using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Imports;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Web.Commands;

/// <summary><c>content import</c>: pages of another system become drafts.</summary>
internal static class ImportCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Make()
    {
        var from = new Argument<string>("path") { Description = "A folder, a file or a zip: HTML, Markdown, Word (.docx)." };
        var type = new Option<string>("--type") { Description = "The type that the pages become, such as Guide.", Required = true };
        var parent = new Option<string?>("--parent") { Description = "The address of the page to list them under." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be made, and make nothing." };
        var command = new Command("import", "Brings pages of another system in as drafts.") { from, Shared.Tenant, type, parent, dryRun };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, (services, stop) =>
            services.GetRequiredService<TenantScopes>().RunAsync(Shared.Find(services, parsed.GetRequiredValue(Shared.Tenant)), async scope =>
            {
                var import = scope.GetRequiredService<PageImport>();
                var (pages, unread) = ForeignFiles.Read(ForeignFiles.Unpack(Files(parsed.GetRequiredValue(from))));
                var parentId = parsed.GetValue(parent) is { Length: > 0 } address ? await ParentAsync(scope.GetRequiredService<CmsDbContext>(), address, stop) : null;
                var plan = await import.PlanAsync(pages, unread, new(parsed.GetRequiredValue(type), parentId), stop);
                var made = parsed.GetValue(dryRun) ? 0 : await import.MakeAsync(plan, new(scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, "content import"), stop);
                Write(plan, made, parsed.GetValue(dryRun), parsed.GetValue(Shared.Json));
                return plan.Unread.Count > 0 || plan.Count(ImportOutcome.Refused) > 0 ? 1 : 0;
            }), ct));
        return command;
    }

    private static IEnumerable<ImportFile> Files(string path)
    {
        if (File.Exists(path))
        {
            return [new(Path.GetFileName(path), File.ReadAllBytes(path))];
        }

        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint })
                .Order(StringComparer.Ordinal).Select(file => new ImportFile(Path.GetRelativePath(path, file).Replace('\\', '/'), File.ReadAllBytes(file)))
            : throw new RefusedException([new("NoSuchFile", $"There is no file or folder '{path}'.")]);
    }

    private static async Task<string> ParentAsync(CmsDbContext db, string address, CancellationToken ct)
    {
        var path = address.Trim('/').ToLowerInvariant();
        return await db.Paths.Where(p => p.Path == path && p.IsCurrent).Select(p => p.ContentItemId).FirstOrDefaultAsync(ct)
            ?? throw new RefusedException([new("NoSuchPage", $"There is no page at '{address}'.")]);
    }

    private static void Write(ImportPlan plan, int made, bool isDryRun, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                dryRun = isDryRun,
                made,
                pages = plan.Pages.Select(p => new { file = p.Page.Name, id = p.ContentItemId, title = p.Page.Title, type = p.ContentType, path = p.Path, outcome = p.Outcome.ToString(), p.Reason, p.Warnings, p.Page.Dropped, pictures = p.Page.Pictures.Count }),
                unread = plan.Unread,
            }, Json));
            return;
        }

        foreach (var page in plan.Pages)
        {
            Console.WriteLine($"{page.Outcome,-9} /{page.Path} {page.Page.Title} ({page.Page.Name}){(page.Reason.Length > 0 ? $": {page.Reason}" : "")}");
            page.Warnings.ToList().ForEach(warning => Console.WriteLine($"          ! {warning}"));
            page.Page.Dropped.ToList().ForEach(dropped => Console.WriteLine($"          - {dropped}"));
        }

        plan.Unread.ToList().ForEach(file => Console.WriteLine($"Not read  {file.Name}: {file.Reason}"));
        Console.WriteLine(isDryRun
            ? $"{plan.Count(ImportOutcome.New) + plan.Count(ImportOutcome.Changed)} of {plan.Pages.Count} pages would become drafts. Nothing was changed."
            : $"{made} of {plan.Pages.Count} pages became drafts.");
    }
}
