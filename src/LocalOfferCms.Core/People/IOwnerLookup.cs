namespace LocalOfferCms.Core.People;

/// <summary>Finds who is to deal with something about a page or topic. Several ask in their order, from the page's own owner to whoever is
/// there for everything else; the first whose person can take it on decides.</summary>
public interface IOwnerLookup
{
    /// <summary>Its place among the others.</summary>
    int Order { get; }

    /// <summary>Why it is this person's, in words to them: "You look after this page."</summary>
    string Because { get; }

    /// <summary>Ids of people, the likeliest first; empty when it knows nobody.</summary>
    Task<IReadOnlyList<string>> FindAsync(OwnerSubject subject, CancellationToken ct);
}

/// <summary>What somebody is sought for.</summary>
/// <param name="ContentItemId">The page; null when it is about none.</param>
/// <param name="Topic">The topic (a term's id), when one was set; null for those of the page.</param>
public sealed record OwnerSubject(string? ContentItemId, string? Topic);

/// <summary>Places of the lookups in the ladder.</summary>
public static class OwnerRung
{
    /// <summary>Who looks after the page.</summary>
    public const int Item = 10;
    /// <summary>Who looks after its topic.</summary>
    public const int Topic = 20;
    /// <summary>Who looks after the section that it is in.</summary>
    public const int Section = 30;
    /// <summary>The Local Offer officer.</summary>
    public const int Officer = 40;
    /// <summary>Whoever sorts comments.</summary>
    public const int Everybody = 50;
}

/// <summary>Who is to deal with it.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Name">Their name, else their address.</param>
/// <param name="Email">Their address.</param>
/// <param name="Because">Why they, in words to them.</param>
/// <param name="InsteadOfId">The id of whom they stand in for; null when they stand in for nobody.</param>
public sealed record RoutedOwner(string Id, string Name, string Email, string Because, string? InsteadOfId = null);
