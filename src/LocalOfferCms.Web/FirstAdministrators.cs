using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Web;

/// <summary>On a developer's machine: each council that nobody can sign in to gets an administrator, whose set-up link is written to the log.
/// Until somebody has used it, each start writes a new one. In Production the command <c>users create</c> makes the first.</summary>
internal sealed partial class FirstAdministrators(
    TenantRegistry registry, TenantScopes scopes, PlatformAddress address, ISignals signals, TimeProvider clock, ILogger<FirstAdministrators> logger) : BackgroundService
{
    private const string Author = "first start";
    private readonly SemaphoreSlim _woken = new(0);
    private readonly HashSet<Guid> _done = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signals.Received += Wake;
        try
        {
            await registry.ReadyAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                foreach (var tenant in registry.All.Where(t => t.State == TenantState.Running && _done.Add(t.Id)))
                {
                    await InviteAsync(tenant, stoppingToken);
                }

                await _woken.WaitAsync(stoppingToken);
                // The registry hears of it at the same moment, and may not have read it yet.
                await registry.RefreshAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
        finally
        {
            signals.Received -= Wake;
        }
    }

    private async Task InviteAsync(Tenant tenant, CancellationToken ct)
    {
        try
        {
            var path = await scopes.RunAsync(tenant, services => PathAsync(services, tenant, ct));
            if (path is not null)
            {
                LogLink(logger, tenant.Name, $"{address.Of(tenant)}/{path}");
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A council whose recipe has no administrator's role, say: the others get theirs.
            LogFailed(logger, error, tenant.Name);
        }
    }

    private async Task<string?> PathAsync(IServiceProvider services, Tenant tenant, CancellationToken ct)
    {
        var db = services.GetRequiredService<CmsDbContext>();
        if (await db.People.AnyAsync(p => p.PasswordHash != null, ct) || !await db.SiteDocuments.AnyAsync(d => d.Kind == "Role" && d.Name == Roles.Administrator, ct))
        {
            return null;
        }

        var invitations = services.GetRequiredService<Invitations>();
        var change = new Core.ChangeContext(clock.GetUtcNow().UtcDateTime, Author);
        var email = $"admin@{tenant.Name}.example.org";
        return await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Email == email, ct) is { IsInvited: true } waiting
            ? await invitations.SendAgainAsync(waiting.Id, change, byMail: false, ct)
            : (await invitations.InviteAsync(new(email, "", [new(Roles.Administrator)]), change, byMail: false, ct)).Path;
    }

    private void Wake(Signal signal)
    {
        if (signal.TenantId is null)
        {
            _woken.Release();
        }
    }

    [LoggerMessage(LogLevel.Information, "{Council}: nobody can sign in yet. Set up its administrator at {Address}")]
    private static partial void LogLink(ILogger logger, string council, string address);

    [LoggerMessage(LogLevel.Error, "{Council} got no administrator")]
    private static partial void LogFailed(ILogger logger, Exception error, string council);
}
