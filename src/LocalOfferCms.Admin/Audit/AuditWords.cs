using System.Text.RegularExpressions;
using LocalOfferCms.Core.Audit;

namespace LocalOfferCms.Admin.Audit;

/// <summary>Says in a sentence what an entry records.</summary>
internal static partial class AuditSentence
{
    public static string Of(AuditEntry entry, IEnumerable<IAuditWords> words)
    {
        var what = entry.SubjectTitle.Length > 0 ? entry.SubjectTitle : entry.SubjectId;
        var sentence = words.Select(w => w.Sentences.GetValueOrDefault(entry.Event)).FirstOrDefault(s => s is not null);
        return sentence is null
            ? $"{entry.Author}: {NameOf(entry.Event).ToLowerInvariant()}, {what}"
            : sentence.Replace("{who}", entry.Author, StringComparison.Ordinal).Replace("{what}", what, StringComparison.Ordinal);
    }

    /// <summary>An event's name as words: <c>ContentPublished</c> is "Content published".</summary>
    public static string NameOf(string what)
    {
        var words = Capital().Replace(what, " $1").Trim().ToLowerInvariant();
        return words.Length == 0 ? what : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Capital();
}

/// <summary>Events about people, accounts, roles and mail.</summary>
internal sealed class PeopleAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["PersonInvited"] = "{who} invited {what}",
        ["PersonInvitationSent"] = "{who} sent the invitation of {what} again",
        ["PersonInvitationRevoked"] = "{who} took back the invitation of {what}",
        ["PersonJoined"] = "{who} accepted the invitation",
        ["ForeignCookieRefused"] = "Somebody came with a sign-in that is not of this site, and was not let in",
        ["PersonSignedIn"] = "{who} signed in",
        ["PersonLockedOut"] = "The account of {what} was locked after too many wrong tries",
        ["PersonRenamed"] = "{who} changed a name to {what}",
        ["PersonPasswordChanged"] = "{who} changed their password",
        ["PersonPasswordReset"] = "{who} chose a new password by a link",
        ["PersonEmailChangeAsked"] = "{who} asked to change their email address",
        ["PersonEmailChanged"] = "{who} changed their email address",
        ["PersonRolesChanged"] = "{who} changed the roles of {what}",
        ["PersonDisabled"] = "{who} disabled the account of {what}",
        ["PersonEnabled"] = "{who} enabled the account of {what} again",
        ["PersonSignedOutEverywhere"] = "{who} signed {what} out everywhere",
        ["PersonAway"] = "{who} set when {what} is away",
        ["PersonBack"] = "{who} noted that {what} is back",
        ["PersonHandedOver"] = "{who} handed over everything that {what} owned",
        ["SecondFactorSetUp"] = "{who} set up an authenticator app",
        ["SecondFactorReset"] = "{who} reset the authenticator app of {what}",
        ["RecoveryCodeUsed"] = "{who} used a recovery code",
        ["RecoveryCodesMade"] = "{who} made new recovery codes",
        ["SeeingAsStarted"] = "{who} began to see the workspace as {what}",
        ["SeeingAsStopped"] = "{who} stopped seeing the workspace as {what}",
        ["PlatformGrantMade"] = "{who} let platform staff in: {what}",
        ["PlatformGrantEnded"] = "{who} ended the visit of {what}",
        ["PlatformEntered"] = "{who} entered the council's workspace",
        ["RolePermissionsChanged"] = "{who} changed what the role {what} may do",
        ["MailSettingsChanged"] = "{who} changed the mail settings",
    };
}

/// <summary>Events about content and recipes that Core itself writes.</summary>
internal sealed class ContentAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["ContentPublished"] = "{who} put {what} on the site",
        ["ContentWithdrawn"] = "{who} took {what} off the site",
        ["RecipeRun"] = "{who} ran the recipe {what}",
    };
}
