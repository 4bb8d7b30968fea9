using System.IO.Compression;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Backup;

/// <summary>Where an imported council is to be found; what is null stays as the archive says.</summary>
/// <param name="Name">Its short name here.</param>
/// <param name="Prefix">Its prefix.</param>
/// <param name="Hosts">Its host names.</param>
/// <param name="Council">Which council of a back-up that holds several.</param>
/// <param name="Refuse">More reasons why not, such as a brand that this host does not have.</param>
public sealed record ImportOptions(
    string? Name = null, string? Prefix = null, IReadOnlyList<string>? Hosts = null, string? Council = null, Func<Tenant, IReadOnlyList<Refusal>>? Refuse = null);

/// <summary>Carries whole councils out of this host and into it. A database is filled beside the one in use and then named in the registry by one
/// write: whoever looks sees the old council or the new one, whatever dies meanwhile.</summary>
public sealed class CouncilBackup(
    IServiceScopeFactory scopes, TenantScopes tenantScopes, IDatabaseEngine engine, TenantRegistry registry, ISignals signals, TimeProvider clock)
{
    // So long the nodes have to hear that the database was changed, before the one they may still read is taken away.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Writes one council into a file, whole or not at all.</summary>
    /// <exception cref="RefusedException">It is still being set up, or the folder does not exist.</exception>
    public async Task<CouncilManifest> ExportAsync(Tenant tenant, string file, CancellationToken ct)
    {
        CouncilManifest? manifest = null;
        await WriteWholeAsync(file, async stream => manifest = await WriteAsync(tenant, stream, ct));
        return manifest!;
    }

    /// <summary>Writes all councils of the host into a file, each as it is at a moment of its own.</summary>
    public async Task<IReadOnlyList<CouncilManifest>> BackUpAsync(string file, CancellationToken ct)
    {
        var manifests = new List<CouncilManifest>();
        await WriteWholeAsync(file, async stream =>
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var tenant in registry.All.Where(t => t.State is TenantState.Running or TenantState.Disabled))
            {
                await using var entry = zip.CreateEntry($"{ArchiveFormat.Councils}{tenant.Name}.zip", CompressionLevel.NoCompression).Open();
                manifests.Add(await WriteAsync(tenant, entry, ct));
            }
        });
        return manifests;
    }

    /// <summary>Adds the council of an archive to this host.</summary>
    /// <exception cref="RefusedException">The archive cannot be read here, or the council's name or address is taken. Nothing was changed.</exception>
    public async Task<Tenant> ImportAsync(string file, ImportOptions options, CancellationToken ct)
    {
        using var archive = await OpenAsync(file, options.Council, ct);
        var tenant = Place(archive.Manifest.Council, options);
        IReadOnlyList<Refusal> unfit = TenantNames.RefuseName(tenant.Name) is { } refusal ? [refusal] : options.Refuse?.Invoke(tenant) ?? [];
        if (unfit.Count > 0)
        {
            throw new RefusedException(unfit);
        }

        await using var held = await engine.LockAsync(TenantSetup.LockName(tenant.Name), ct);
        await InHostAsync(async service => await service.RefusalsAsync(tenant, ct) is { Count: > 0 } refusals ? throw new RefusedException(refusals) : true);
        await engine.RemoveStraysAsync(tenant.Name, null, ct);
        await FillAsync(tenant, archive, ct);
        CrashPoints.Pass("import:filled");
        var state = archive.Manifest.Council.State == TenantState.Disabled ? TenantState.Disabled : TenantState.Running;
        await InHostAsync(async service =>
        {
            await service.AddAsync(tenant, ct, state);
            return true;
        });
        return tenant with { State = state };
    }

    /// <summary>Replaces all of a council by what an archive holds. Its name, addresses and brand stay. What was written since is gone.</summary>
    /// <exception cref="RefusedException">The archive cannot be read here. Nothing was changed.</exception>
    public async Task<CouncilManifest> RestoreAsync(Tenant before, string file, CancellationToken ct)
    {
        using var archive = await OpenAsync(file, before.Name, ct);
        if (archive.Manifest.Council is var archived && archived.Id != before.Id && archived.Name != before.Name)
        {
            throw new RefusedException([new("OtherCouncil", $"The file holds the council '{archived.Name}', not '{before.Name}'. Nothing was changed.")]);
        }

        await using var held = await engine.LockAsync(TenantSetup.LockName(before.Name), ct);
        before = registry.Find(before.Name) ?? throw new RefusedException([new("NoSuchCouncil", $"There is no council called '{before.Name}'.")]);
        await engine.RemoveStraysAsync(before.Name, before, ct);
        var mark = NewMark();
        await FillAsync(before with { DatabaseMark = mark }, archive, ct);
        CrashPoints.Pass("restore:filled");
        await InHostAsync(service => service.SwitchDatabaseAsync(before.Name, mark, ct));
        CrashPoints.Pass("restore:switched");

        // Who has not heard by then gets errors from a database without tables, and looks at the registry again: never old pages, never a lost write.
        await Task.Delay(Grace, CancellationToken.None);
        await engine.RemoveTenantAsync(before, CancellationToken.None);

        // A page that was begun with the old database, between the signal and its being heard, may have been kept.
        await signals.RaiseHostAsync(SignalTopics.Registry, CancellationToken.None);
        return archive.Manifest;
    }

    private Task<CouncilManifest> WriteAsync(Tenant tenant, Stream stream, CancellationToken ct) =>
        tenant.State is TenantState.Running or TenantState.Disabled
            ? tenantScopes.RunAsync(tenant, services => services.GetRequiredService<CouncilExporter>().WriteAsync(stream, ct))
            : throw new RefusedException([new("NotReady", $"'{tenant.Name}' is {tenant.State}; there is nothing whole to export.")]);

    private Task<CouncilArchive> OpenAsync(string file, string? council, CancellationToken ct) =>
        tenantScopes.RunAsync(Nobody, services => CouncilArchive.OpenAsync(file, council, CouncilTable.Of(services.GetRequiredService<CmsDbContext>()), ct));

    private async Task FillAsync(Tenant tenant, CouncilArchive archive, CancellationToken ct)
    {
        try
        {
            await engine.PrepareTenantAsync(tenant, ct);
            await tenantScopes.RunAsync(tenant, services => services.GetRequiredService<CouncilFiller>().FillAsync(archive, ct));
        }
        catch
        {
            await engine.RemoveTenantAsync(tenant, CancellationToken.None);
            throw;
        }
    }

    private Tenant Place(Tenant archived, ImportOptions options)
    {
        var moved = options.Name is not null && options.Name != archived.Name;
        var taken = registry.All.Any(t => t.Id == archived.Id);
        return archived with
        {
            Id = taken ? Guid.CreateVersion7(clock.GetUtcNow()) : archived.Id,
            Name = options.Name ?? archived.Name,
            Prefix = options.Prefix ?? (moved ? options.Name : archived.Prefix),
            Hosts = options.Hosts is { Count: > 0 } hosts ? hosts : moved ? [] : archived.Hosts,
            CanonicalAddress = moved ? null : archived.CanonicalAddress,
            DatabaseMark = NewMark(),
            Failure = null,
        };
    }

    // The end of an id is chance; its beginning is the time.
    private string NewMark() => ContentIds.New(clock.GetUtcNow().UtcDateTime)[^12..];

    private async Task<T> InHostAsync<T>(Func<TenantService, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TenantService>());
    }

    private static async Task WriteWholeAsync(string file, Func<Stream, Task> write)
    {
        var path = Path.GetFullPath(file);
        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new RefusedException([new("NoFolder", $"There is no folder '{Path.GetDirectoryName(path)}'.")]);
        }

        var temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.CreateNew))
            {
                await write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // Asked for its model alone; its database is never opened.
    private static readonly Tenant Nobody = new() { Id = Guid.Empty, Name = "nobody", Title = "", Brand = "" };
}

/// <summary>Registers export, import, back-up and restore.</summary>
public static class BackupServices
{
    /// <summary>Adds them. Needs content, recipes (for the media store), the database and tenancy.</summary>
    public static IServiceCollection AddBackup(this IServiceCollection services)
    {
        services.AddSingleton<CouncilBackup>();
        services.AddScoped(s => new CouncilExporter(
            s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<IDatabaseEngine>(), s.GetRequiredService<Media.MediaStore>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped<CouncilFiller>();
        return services;
    }
}
