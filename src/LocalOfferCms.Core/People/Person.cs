using Microsoft.AspNetCore.Identity;

namespace LocalOfferCms.Core.People;

/// <summary>Somebody who may sign in at a council's site. Each council has people of its own: the same address at two councils is two people.</summary>
public sealed class Person : IdentityUser
{
    /// <summary>The name that colleagues see, such as <c>Amira Hassan</c>.</summary>
    public string Name { get; set; } = "";
    /// <summary>When the person was added, UTC.</summary>
    public DateTime CreatedUtc { get; init; }
    /// <summary>When they last signed in, UTC; null for never.</summary>
    public DateTime? LastSignInUtc { get; set; }
    /// <summary>Since when they may not sign in any more, UTC; null for those who may.</summary>
    public DateTime? DisabledUtc { get; set; }
    /// <summary>The address of the member of the platform's staff whom the council has let in for a while; null for the council's own people.</summary>
    public string? PlatformEmail { get; init; }
    /// <summary>When that while ends, UTC; null for the council's own people.</summary>
    public DateTime? EndsUtc { get; set; }

    /// <summary>Whether the person was invited and has not joined yet.</summary>
    public bool IsInvited => PasswordHash is null && LastSignInUtc is null && PlatformEmail is null;

    /// <summary>Whether the person may sign in at a moment.</summary>
    public bool MaySignIn(DateTime now) => DisabledUtc is null && (EndsUtc is null || EndsUtc > now);
}

/// <summary>A role that a person has, for the whole site or for one topic.</summary>
public sealed class PersonRole
{
    /// <summary>Who.</summary>
    public required string PersonId { get; init; }
    /// <summary>The role's name, such as <c>Editor</c>: a site document of the kind <c>Role</c>.</summary>
    public required string Role { get; init; }
    /// <summary>The topic (a term's id) that the role is limited to; empty for all.</summary>
    public string Topic { get; init; } = "";
}

/// <summary>Names of roles that the product itself knows. Others are data.</summary>
public static class Roles
{
    /// <summary>May do everything. Nobody's permissions but an administrator's are fixed.</summary>
    public const string Administrator = "Administrator";
    /// <summary>Writes pages, keeps structure and files, and publishes.</summary>
    public const string Editor = "Editor";
    /// <summary>Keeps their own pages right.</summary>
    public const string PageOwner = "Page owner";
    /// <summary>Approves what others wrote.</summary>
    public const string Approver = "Approver";
    /// <summary>Sorts comments from the public.</summary>
    public const string CommentOfficer = "Comment officer";
    /// <summary>Looks at what may mean that a child is at risk.</summary>
    public const string SafeguardingLead = "Safeguarding lead";
    /// <summary>Writes pages together with the council.</summary>
    public const string ParentForumMember = "Parent forum member";
    /// <summary>Keeps a school's page and report.</summary>
    public const string SchoolContributor = "School contributor";
    /// <summary>Keeps the page of a service.</summary>
    public const string ServiceProvider = "Service provider";
}
