using System.CommandLine;
using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Web.Commands;

/// <summary><c>tenants list | create | disable | enable | remove | export | import</c>.</summary>
internal static class TenantCommands
{
    private static readonly Argument<string> Name = new("name") { Description = "The council's short name: lower-case letters, digits and hyphens." };

    public static Command Make() => new("tenants", "The councils of this host.")
    {
        List(), CreateTenantCommand.Make(),
        Move("disable", "Switches a council off: its visitors get 503.", TenantState.Disabled),
        Move("enable", "Switches a council on again.", TenantState.Running),
        Remove(), BackupCommands.Export(), BackupCommands.Import(),
    };

    private static Command List()
    {
        var command = new Command("list", "Lists the councils.");
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, (services, _) =>
        {
            var all = services.GetRequiredService<TenantRegistry>().All;
            if (parsed.GetValue(Shared.Json))
            {
                Console.WriteLine(JsonSerializer.Serialize(all, RecipeOutput.Json));
                return Task.FromResult(0);
            }

            foreach (var tenant in all)
            {
                Console.WriteLine($"{tenant.Name,-24} {tenant.State,-14} {Addresses(tenant),-40} {tenant.Title}");
            }

            return Task.FromResult(0);
        }, ct));
        return command;
    }

    private static Command Move(string name, string description, TenantState state)
    {
        var command = new Command(name, description) { Name };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            var tenant = Shared.Find(services, parsed.GetRequiredValue(Name));
            if (state == TenantState.Running && tenant.State is not (TenantState.Disabled or TenantState.Running))
            {
                throw new RefusedException([new("NotDisabled", $"'{tenant.Name}' is {tenant.State}; only a council that was switched off can be switched on.")]);
            }

            await services.GetRequiredService<TenantService>().SetStateAsync(tenant.Name, state, stop);
            Console.WriteLine($"'{tenant.Name}' is {state} now.");
            return 0;
        }, ct));
        return command;
    }

    private static Command Remove()
    {
        var command = new Command("remove", "Removes a council with its database and its files. There is no way back.") { Name };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            var name = parsed.GetRequiredValue(Name);
            await services.GetRequiredService<TenantService>().RemoveAsync(name, stop);
            Console.WriteLine($"'{name}' is removed.");
            return 0;
        }, ct));
        return command;
    }

    private static string Addresses(Tenant tenant) =>
        string.Join(' ', tenant.Hosts.Concat(tenant.Prefix is null ? [] : [$"/{tenant.Prefix}"]));
}
