using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Box;

/// <summary>A comment that came, before it is written down.</summary>
/// <param name="Text">The words; empty when a picture says it.</param>
/// <param name="PageTitle">The title of the page it is about, found on the server: a form's word for it proves nothing.</param>
/// <param name="PagePath">That page's address, without a leading slash.</param>
/// <param name="ContentItemId">The item of that page; null for none.</param>
/// <param name="Topic">The item's first topic; null for none.</param>
/// <param name="Channel">How it came.</param>
/// <param name="ReceivedUtc">When the council received it, UTC; null for now.</param>
/// <param name="EnteredById">The officer who enters it; null when the sender does.</param>
/// <param name="From">Who says it.</param>
/// <param name="About">What it is about.</param>
/// <param name="Picture">The picture that a young person chose.</param>
/// <param name="Contact">How to reply, when that is known already; its id is not looked at.</param>
/// <param name="EnteredByName">The officer's name, for the audit trail.</param>
internal sealed record NewComment(
    string Text, string PageTitle, string PagePath, string? ContentItemId, string? Topic = null, CommentChannel Channel = CommentChannel.Site,
    DateTime? ReceivedUtc = null, string? EnteredById = null, CommentFrom? From = null, CommentAbout? About = null, string? Picture = null,
    CommentContact? Contact = null, string? EnteredByName = null);

/// <summary>A comment that is on disk.</summary>
/// <param name="CommentId">Its identity.</param>
/// <param name="Reference">What its sender quotes.</param>
/// <param name="Secret">What opens it. Only its hash is kept: this is the one time that it can be told.</param>
internal sealed record SentComment(string CommentId, string Reference, string Secret);
