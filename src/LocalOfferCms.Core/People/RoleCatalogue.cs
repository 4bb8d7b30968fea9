using System.Text.Json.Nodes;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Structure;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>A role as the council has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Permissions">What it allows.</param>
public sealed record RoleDescription(string Name, string Description, IReadOnlySet<string> Permissions);

/// <summary>The council's roles: read, and their permissions changed.</summary>
public sealed class RoleCatalogue(CmsDbContext db)
{
    /// <summary>All roles, by name; the administrator first.</summary>
    public async Task<IReadOnlyList<RoleDescription>> ListAsync(CancellationToken ct)
    {
        var documents = await db.SiteDocuments.AsNoTracking().Where(d => d.Kind == SiteDocumentKinds.Role).OrderBy(d => d.Name).ToListAsync(ct);
        return [.. documents.Select(d => new RoleDescription(d.Name, JsonText.String(JsonText.Object(d.Data)["Description"]) ?? "", PeopleReader.PermissionsOf(d.Data)))
            .OrderBy(r => r.Name != Roles.Administrator)];
    }

    /// <summary>Why roles cannot be given; empty when they can.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(IReadOnlyList<RoleGrant> roles, CancellationToken ct)
    {
        if (roles.Count == 0)
        {
            return [new("NoRole", "Choose at least one role.")];
        }

        var names = roles.Select(r => r.Role).Distinct().ToList();
        var known = await db.SiteDocuments.AsNoTracking().Where(d => d.Kind == SiteDocumentKinds.Role && names.Contains(d.Name)).Select(d => d.Name).ToListAsync(ct);
        return [.. names.Except(known).Select(name => new Refusal("NoSuchRole", $"There is no role '{name}'."))];
    }

    /// <summary>Changes what a role allows. It is the council's own from then on: a recipe that runs again does not undo it.</summary>
    /// <exception cref="RefusedException">There is no such role, or it is the administrator's.</exception>
    public async Task SetPermissionsAsync(string role, IReadOnlyCollection<string> permissions, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (role == Roles.Administrator)
        {
            throw new RefusedException([new("RoleFixed", "An administrator may do everything. That cannot be changed.")]);
        }

        var document = await db.SiteDocuments.FirstOrDefaultAsync(d => d.Kind == SiteDocumentKinds.Role && d.Name == role, ct)
            ?? throw new RefusedException([new("NoSuchRole", $"There is no role '{role}'.")]);
        var data = JsonText.Object(document.Data);
        var before = PeopleReader.PermissionsOf(document.Data);
        data["Permissions"] = new JsonArray([.. permissions.Distinct().Order(StringComparer.Ordinal).Select(p => JsonValue.Create(p))]);
        CouncilChange.Mark(data);
        (document.Data, document.ModifiedUtc) = (data.ToJsonString(JsonText.Compact), change.Now);
        AuditLog.Add(db, change with { Reason = Describe(before, permissions) }, "RolePermissionsChanged", "Role", role, role);
        await write.CommitAsync(ct);
    }

    private static string Describe(HashSet<string> before, IReadOnlyCollection<string> after)
    {
        var given = after.Except(before).Order(StringComparer.Ordinal).ToList();
        var taken = before.Except(after).Order(StringComparer.Ordinal).ToList();
        return string.Join("; ", new[] { given.Count > 0 ? "given: " + string.Join(", ", given) : null, taken.Count > 0 ? "taken: " + string.Join(", ", taken) : null }.OfType<string>());
    }
}
