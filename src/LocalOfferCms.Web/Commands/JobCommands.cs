using System.CommandLine;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Web.Commands;

/// <summary><c>jobs list | retry</c>: work that waits, and work that was given up.</summary>
internal static class JobCommands
{
    private const int Most = 100;

    public static Command Make() => new("jobs", "Work that a council's site has still to do.") { List(), Retry() };

    private static Command List()
    {
        var command = new Command("list", "Lists waiting and parked jobs, the parked first.") { Shared.Tenant };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, (services, stop) =>
            services.GetRequiredService<TenantScopes>().RunAsync(Shared.Find(services, parsed.GetRequiredValue(Shared.Tenant)), async scope =>
            {
                var jobs = await scope.GetRequiredService<CmsDbContext>().Jobs.AsNoTracking().Where(j => j.CompletedUtc == null)
                    .OrderBy(j => j.ParkedUtc == null).ThenBy(j => j.DueUtc).Take(Most).ToListAsync(stop);
                foreach (var job in jobs)
                {
                    Console.WriteLine($"{job.JobId} {job.Kind,-20} {(job.ParkedUtc is null ? $"due {job.DueUtc:u}" : "parked"),-26} {job.LastError?.Split('\n')[0]}");
                }

                return 0;
            }), ct));
        return command;
    }

    private static Command Retry()
    {
        var id = new Argument<string?>("job") { Description = "The job's id; all parked jobs when it is left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("retry", "Gives parked jobs another chance.") { id, Shared.Tenant };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, (services, stop) =>
            services.GetRequiredService<TenantScopes>().RunAsync(Shared.Find(services, parsed.GetRequiredValue(Shared.Tenant)), async scope =>
            {
                var count = await scope.GetRequiredService<JobQueue>().RetryParkedAsync(scope.GetRequiredService<CmsDbContext>(), parsed.GetValue(id), stop);
                Console.WriteLine(count == 1 ? "1 job will be tried again." : $"{count} jobs will be tried again.");
                return 0;
            }), ct));
        return command;
    }
}
