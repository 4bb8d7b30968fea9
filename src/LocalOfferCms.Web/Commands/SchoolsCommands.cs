using System.CommandLine;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools.Register;

namespace LocalOfferCms.Web.Commands;

/// <summary><c>schools import</c>: schools from the national register.</summary>
internal static class SchoolsCommands
{
    public static Command Make() => new("schools", "Schools from the national register.") { Import() };

    private static Command Import()
    {
        var file = new Argument<string>("file") { Description = "The register's file of all establishments: edubasealldata….csv, or packed as .gz." };
        var tenant = new Option<string?>("--tenant") { Description = "The council's name; without it, every council that runs." };
        var links = new Option<string?>("--links") { Description = "The register's file of links: which school became which." };
        var trusts = new Option<string?>("--trusts") { Description = "Academies and their trusts." };
        var section41 = new Option<string?>("--section41") { Description = "Institutions approved under section 41." };
        var census = new Option<string?>("--census") { Description = "The school census, with the years in its name: 2022-23." };
        var asAt = new Option<DateOnly?>("--as-at") { Description = "The day of the file, when its name does not give it (2024-06-17)." };
        var allow = new Option<bool>("--allow-closures") { Description = "Let more than a fifth of a council's schools close." };
        var older = new Option<bool>("--allow-older") { Description = "Take in a file that is older than the last one." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen, and change nothing." };
        var command = new Command("import", "Brings schools in. Running it again changes only what has changed.") { file, tenant, links, trusts, section41, census, asAt, allow, older, dryRun };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            var order = new RegisterOrder(parsed.GetRequiredValue(file), new(parsed.GetValue(links), parsed.GetValue(trusts), parsed.GetValue(section41), parsed.GetValue(census)))
            {
                AsAt = parsed.GetValue(asAt),
                AllowClosures = parsed.GetValue(allow),
                AllowOlder = parsed.GetValue(older),
                IsDryRun = parsed.GetValue(dryRun),
            };
            var only = parsed.GetValue(tenant);
            IReadOnlyList<Tenant> councils = only is not null ? [Shared.Find(services, only)] : [.. services.GetRequiredService<TenantRegistry>().All.Where(t => t.State == TenantState.Running)];
            var plans = await services.GetRequiredService<RegisterImport>().RunAsync(councils, order, SchoolsOutput.Progress(parsed), stop);
            SchoolsOutput.Write(parsed, order, plans);
            return SchoolsOutput.ExitCode(plans, isForOne: only is not null);
        }, ct));
        return command;
    }
}
