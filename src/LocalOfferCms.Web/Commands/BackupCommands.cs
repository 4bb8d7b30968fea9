using System.CommandLine;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Backup;
using LocalOfferCms.Theme.Branding;

namespace LocalOfferCms.Web.Commands;

/// <summary><c>tenants export | import</c>, <c>backup</c> and <c>restore</c>: whole councils, with their history.</summary>
internal static class BackupCommands
{
    private static readonly Option<string> Out = new("--out") { Description = "The file to write, a .zip.", Required = true };

    public static Command Export()
    {
        var name = new Argument<string>("name") { Description = "The council's short name." };
        var command = new Command("export", "Writes a whole council with its history, files and settings, for any database.") { name, Out };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            var manifest = await services.GetRequiredService<CouncilBackup>().ExportAsync(Shared.Find(services, parsed.GetRequiredValue(name)), parsed.GetRequiredValue(Out), stop);
            Tell(manifest);
            Console.WriteLine($"Written: {Path.GetFullPath(parsed.GetRequiredValue(Out))}");
            return 0;
        }, ct));
        return command;
    }

    public static Command Import()
    {
        var file = new Argument<string>("file") { Description = "What 'tenants export' or 'backup' wrote." };
        var council = new Option<string?>("--council") { Description = "Which council of a back-up that holds several." };
        var name = new Option<string?>("--name") { Description = "Its short name here; its prefix too, unless one is given." };
        var prefix = new Option<string?>("--prefix") { Description = "The first part of its address under the platform's own host." };
        var host = new Option<string[]>("--host") { Description = "A host name of the council's own; may be given more than once." };
        var command = new Command("import", "Adds the council of an export to this host, while it runs.") { file, council, name, prefix, host };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            var options = new ImportOptions(
                parsed.GetValue(name), parsed.GetValue(prefix)?.Trim('/'), [.. (parsed.GetValue(host) ?? []).Select(h => h.ToLowerInvariant())],
                parsed.GetValue(council), archived => services.GetRequiredService<BrandCatalog>().Check(archived.Brand));
            var tenant = await services.GetRequiredService<CouncilBackup>().ImportAsync(parsed.GetRequiredValue(file), options, stop);
            Console.WriteLine($"'{tenant.Name}' is {tenant.State}.");
            return 0;
        }, ct));
        return command;
    }

    public static Command BackUp()
    {
        var tenant = new Option<string?>("--tenant") { Description = "One council; all of them when it is left out." };
        var command = new Command("backup", "Writes a consistent copy while the host runs, for 'restore'.") { Out, tenant };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            var backup = services.GetRequiredService<CouncilBackup>();
            var file = parsed.GetRequiredValue(Out);
            IReadOnlyList<CouncilManifest> written = parsed.GetValue(tenant) is { } name
                ? [await backup.ExportAsync(Shared.Find(services, name), file, stop)]
                : await backup.BackUpAsync(file, stop);
            written.ToList().ForEach(Tell);
            Console.WriteLine($"Written: {Path.GetFullPath(file)}");
            return 0;
        }, ct));
        return command;
    }

    public static Command Restore()
    {
        var file = new Option<string>("--file") { Description = "What 'backup' or 'tenants export' wrote.", Required = true };
        var command = new Command("restore", "Replaces a council by a back-up, at once and as a whole. What was written since is gone.") { Shared.Tenant, file };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            var tenant = Shared.Find(services, parsed.GetRequiredValue(Shared.Tenant));
            var manifest = await services.GetRequiredService<CouncilBackup>().RestoreAsync(tenant, parsed.GetRequiredValue(file), stop);
            Tell(manifest);
            Console.WriteLine($"'{tenant.Name}' is as it was on {manifest.CreatedUtc:u}.");
            return 0;
        }, ct));
        return command;
    }

    private static void Tell(CouncilManifest manifest)
    {
        Console.WriteLine($"{manifest.Council.Name}: {manifest.Tables.Sum(t => t.Rows):N0} rows, {manifest.Files.Count:N0} files");
        foreach (var missing in manifest.MissingFiles)
        {
            Console.Error.WriteLine($"{manifest.Council.Name}: the file '{missing}' is in the library, but its content was not on disk.");
        }
    }
}
