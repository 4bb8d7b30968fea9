namespace LocalOfferCms.Schools.Keepers;

/// <summary>Tells mailboxes that several people read from those of one person: whoever acts through one says who they are.</summary>
internal static class SharedMailboxes
{
    private static readonly HashSet<string> Roles = new(
    [
        "senco", "sendco", "sencos", "send", "sen", "inclusion", "office", "admin", "administrator", "enquiries", "enquiry", "info", "reception", "headteacher", "headship", "head",
        "principal", "secretary", "school", "academy", "contact", "mail", "mailbox", "post", "pastoral", "learningsupport", "support", "governors", "clerk", "team",
    ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an address is one that several people may read: <c>senco@…</c>, <c>office.oakhill@…</c>, <c>oakhill-senco@…</c>.</summary>
    public static bool Has(string? email)
    {
        var words = (email ?? "").Split('@')[0].Split(['.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && (words.Any(w => Roles.Contains(w.TrimEnd("0123456789".ToCharArray())) && w.Length > 4) || Roles.Contains(words[0]));
    }

    /// <summary>Whether the person behind a shared mailbox has still to be named for a school year.</summary>
    public static bool NeedsName(string? email, SchoolKeeper keeper, int year) => Has(email) && (keeper.NamedPerson.Length == 0 || keeper.NamedYear < year);
}
