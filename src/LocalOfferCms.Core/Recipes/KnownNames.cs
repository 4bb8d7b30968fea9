namespace LocalOfferCms.Core.Recipes;

/// <summary>What of Orchard Core's vocabulary means something here. Whatever is not in these lists is kept, and reported.</summary>
internal static class KnownNames
{
    /// <summary>Parts that pages, lists or rules make use of, besides those that a recipe defines with fields of their own.</summary>
    public static readonly IReadOnlySet<string> Parts = new HashSet<string>
    {
        "TitlePart", "AutoroutePart", "MarkdownBodyPart", "HtmlBodyPart", "LiquidPart", "BagPart", "FlowPart", "ListPart", "ContainedPart",
        "LocalizationPart", "PublishLaterPart", "TaxonomyPart", "TermPart", "CommonPart",
    };

    /// <summary>Field types that can be edited and shown.</summary>
    public static readonly IReadOnlySet<string> Fields = new HashSet<string>
    {
        "TextField", "MarkdownField", "HtmlField", "BooleanField", "NumericField", "DateField", "DateTimeField", "TimeField", "LinkField",
        "MultiTextField", "ContentPickerField", "TaxonomyField", "MediaField", "GeoPointField",
    };

    /// <summary>Members of a content item that are its own, not parts: Orchard Core's eleven system fields, in its order.</summary>
    public static readonly IReadOnlyList<string> SystemFields =
    [
        "ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published",
        "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author",
    ];

    /// <summary>Orchard Core's feature ids whose work the platform does, always.</summary>
    public static readonly IReadOnlySet<string> Features = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "OrchardCore.Admin", "OrchardCore.AuditTrail", "OrchardCore.Autoroute", "OrchardCore.ContentFields", "OrchardCore.ContentLocalization",
        "OrchardCore.ContentPreview", "OrchardCore.ContentTypes", "OrchardCore.Contents", "OrchardCore.CustomSettings", "OrchardCore.Deployment",
        "OrchardCore.Diagnostics", "OrchardCore.DynamicCache", "OrchardCore.Email", "OrchardCore.Features", "OrchardCore.Flows",
        "OrchardCore.HealthChecks", "OrchardCore.HomeRoute", "OrchardCore.Html", "OrchardCore.Https", "OrchardCore.Lists", "OrchardCore.Localization",
        "OrchardCore.Markdown", "OrchardCore.Media", "OrchardCore.Navigation", "OrchardCore.PublishLater", "OrchardCore.Recipes",
        "OrchardCore.Resources", "OrchardCore.ResponseCompression", "OrchardCore.Roles", "OrchardCore.Search", "OrchardCore.Security",
        "OrchardCore.Settings", "OrchardCore.Taxonomies", "OrchardCore.Tenants", "OrchardCore.Themes", "OrchardCore.Title", "OrchardCore.Users",
        "OrchardCore.Workflows", "OrchardCore.Workflows.Http", "OrchardCore.Workflows.Timers",
    };

    /// <summary>The activities of Orchard Core's workflows.</summary>
    public static readonly IReadOnlySet<string> Activities = new HashSet<string>
    {
        "NotifyTask", "SetPropertyTask", "SetOutputTask", "CorrelateTask", "LogTask", "LiquidTask", "ScriptTask", "IfElseTask", "WhileLoopTask",
        "ForLoopTask", "ForEachTask", "ForkTask", "JoinTask", "CommitTransactionTask", "WorkflowFaultEvent",
        "HttpRequestEvent", "HttpRequestFilterEvent", "SignalEvent", "HttpRedirectTask", "HttpRequestTask", "HttpResponseTask", "TimerEvent", "UserTaskEvent",
        "ContentCreatedEvent", "ContentUpdatedEvent", "ContentPublishedEvent", "ContentUnpublishedEvent", "ContentDraftSavedEvent",
        "ContentVersionedEvent", "ContentDeletedEvent", "CreateContentTask", "UpdateContentTask", "RetrieveContentTask", "PublishContentTask",
        "UnpublishContentTask", "DeleteContentTask",
        "UserCreatedEvent", "UserUpdatedEvent", "UserDeletedEvent", "UserEnabledEvent", "UserDisabledEvent", "UserConfirmedEvent", "UserLoggedInEvent",
        "RegisterUserTask", "ValidateUserTask", "AssignUserRoleTask", "UnassignUserRoleTask", "GetUsersByRoleTask",
        "ValidateFormTask", "ValidateFormFieldTask", "AddModelValidationErrorTask", "BindModelStateTask", "ValidateAntiforgeryTokenTask",
        "HttpRedirectToFormLocationTask", "CreateTenantTask", "SetupTenantTask", "EnableTenantTask", "DisableTenantTask",
        "EmailTask", "SmsTask", "NotifyUserTask", "NotifyContentOwnerTask", "ValidateReCaptchaTask", "UpdateTwitterStatusTask",
    };
}
