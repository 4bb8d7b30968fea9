using System.CommandLine;
using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Web.Commands;

/// <summary><c>users create | list | disable</c>: the people of a council; <c>platform users create</c>: the platform's own staff.</summary>
internal static class UserCommands
{
    private const string Author = "users command";
    private const int Most = 1_000;
    private static readonly Option<string> Email = new("--email") { Description = "The person's email address.", Required = true };

    public static Command Make() => new("users", "The people of a council.")
    {
        Create(), List(),
        Change("disable", "Keeps somebody out of a council from now on.", "cannot sign in any more", (people, id, change, ct) => people.DisableAsync(id, change, ct)),
        Change("reset-factor", "Takes away the authenticator app of somebody who has lost it; they set it up again.", "has to set up an authenticator app again",
            (people, id, change, ct) => people.ResetSecondFactorAsync(id, change, ct)),
    };

    public static Command Platform()
    {
        var create = new Command("create", "Adds somebody to the platform's staff, or makes a new set-up link for them, and prints the link.") { Email };
        create.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            var path = await services.GetRequiredService<PlatformStaff>().CreateAsync(parsed.GetRequiredValue(Email), stop);
            Console.WriteLine($"Open this address within 7 days to choose a password and set up an authenticator app:");
            Console.WriteLine($"{services.GetRequiredService<PlatformAddress>().Root.GetLeftPart(UriPartial.Authority)}/{path}");
            return 0;
        }, ct));
        return new("platform", "The platform itself.") { new Command("users", "The platform's own staff.") { create } };
    }

    private static Command Create()
    {
        var role = new Option<string[]>("--role") { Description = "The role, such as Administrator; several may be given.", Required = true, AllowMultipleArgumentsPerToken = true };
        var name = new Option<string>("--name") { Description = "The person's name; they may change it.", DefaultValueFactory = _ => "" };
        var command = new Command("create", "Adds somebody to a council and prints the link by which they set themselves up. Somebody who has not joined yet gets a new link.") { Shared.Tenant, Email, role, name };
        command.SetAction((parsed, ct) => InAsync(parsed, async (tenant, services, stop) =>
        {
            var path = await InviteAsync(services, parsed.GetRequiredValue(Email), parsed.GetValue(name) ?? "", parsed.GetRequiredValue(role), stop);
            Console.WriteLine($"Open this address within {PersonLinks.LifeOf(PersonLinkKind.Invitation).TotalDays:0} days to give a name and choose a password:");
            Console.WriteLine($"{services.GetRequiredService<PlatformAddress>().Of(tenant)}/{path}");
            return 0;
        }, ct));
        return command;
    }

    private static async Task<string> InviteAsync(IServiceProvider services, string email, string name, string[] roles, CancellationToken ct)
    {
        var invitations = services.GetRequiredService<Invitations>();
        var change = new ChangeContext(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, Author);
        var normal = EmailAddress.Normalise(email);
        return await services.GetRequiredService<CmsDbContext>().People.AsNoTracking().FirstOrDefaultAsync(p => p.NormalizedEmail == normal, ct) is { IsInvited: true } waiting
            ? await invitations.SendAgainAsync(waiting.Id, change, byMail: false, ct)
            : (await invitations.InviteAsync(new(email, name, [.. roles.Select(r => new RoleGrant(r))]), change, byMail: false, ct)).Path;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the people of a council.") { Shared.Tenant };
        command.SetAction((parsed, ct) => InAsync(parsed, async (_, services, stop) =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            var people = await db.People.AsNoTracking().Where(p => p.PlatformEmail == null).OrderBy(p => p.Email).Take(Most).ToListAsync(stop);
            var roles = (await db.PersonRoles.AsNoTracking().ToListAsync(stop)).ToLookup(r => r.PersonId, r => r.Role);
            var lines = people.Select(p => new
            {
                p.Email, p.Name, Roles = roles[p.Id].Distinct().ToArray(), p.LastSignInUtc,
                State = p.DisabledUtc is not null ? "disabled" : p.IsInvited ? "invited" : "active",
            });
            if (parsed.GetValue(Shared.Json))
            {
                Console.WriteLine(JsonSerializer.Serialize(lines, RecipeOutput.Json));
                return 0;
            }

            foreach (var line in lines)
            {
                Console.WriteLine($"{line.Email,-40} {line.State,-9} {line.Name,-30} {string.Join(", ", line.Roles)}");
            }

            return 0;
        }, ct));
        return command;
    }

    private static Command Change(string name, string description, string done, Func<PersonChanges, string, ChangeContext, CancellationToken, Task> act)
    {
        var command = new Command(name, description) { Shared.Tenant, Email };
        command.SetAction((parsed, ct) => InAsync(parsed, async (_, services, stop) =>
        {
            var email = parsed.GetRequiredValue(Email);
            var normal = EmailAddress.Normalise(email);
            var id = await services.GetRequiredService<CmsDbContext>().People.Where(p => p.NormalizedEmail == normal).Select(p => p.Id).FirstOrDefaultAsync(stop)
                ?? throw new RefusedException([new("NoSuchPerson", $"Nobody in this council has the address '{email}'. 'users list' shows them all.")]);
            await act(services.GetRequiredService<PersonChanges>(), id, new(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, Author), stop);
            Console.WriteLine($"'{email}' {done}.");
            return 0;
        }, ct));
        return command;
    }

    private static Task<int> InAsync(ParseResult parsed, Func<Tenant, IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct) =>
        CommandLine.WorkAsync(parsed, (services, stop) =>
        {
            var tenant = Shared.Find(services, parsed.GetRequiredValue(Shared.Tenant));
            return services.GetRequiredService<TenantScopes>().RunAsync(tenant, scope => work(tenant, scope, stop));
        }, ct);
}
