namespace LocalOfferCms.Core.People;

/// <summary>What a feature adds to the workspace's menu.</summary>
public interface IAdminMenu
{
    /// <summary>Its entries.</summary>
    IEnumerable<AdminMenuItem> Items { get; }
}

/// <summary>An entry of the workspace's menu; shown to those who have the permission.</summary>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Title">Its words.</param>
/// <param name="Address">Its address below the site's, without a leading slash: <c>admin/media</c>.</param>
/// <param name="Permission">What a person must be allowed.</param>
/// <param name="Order">Order within the group.</param>
/// <param name="OrPermission">Another permission that is enough, if there is one.</param>
public sealed record AdminMenuItem(AdminMenuGroup Group, string Title, string Address, string Permission, int Order = 0, string? OrPermission = null);

/// <summary>Headings of the workspace's menu, in their order.</summary>
public enum AdminMenuGroup
{
    /// <summary>What waits for me, and pages.</summary>
    Content,
    /// <summary>Schools, their reports and what they share.</summary>
    Schools,
    /// <summary>Comments and what follows from them.</summary>
    Families,
    /// <summary>How the site is put together.</summary>
    Site,
    /// <summary>People, settings, audit.</summary>
    Running,
}
