CREATE TABLE "AuditEntries" (
    "AuditEntryId" TEXT NOT NULL CONSTRAINT "PK_AuditEntries" PRIMARY KEY,
    "AtUtc" TEXT NOT NULL,
    "Author" TEXT NOT NULL,
    "AuthorId" TEXT NULL,
    "Event" TEXT NOT NULL,
    "SubjectKind" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "SubjectTitle" TEXT NOT NULL,
    "Note" TEXT NULL
);


CREATE TABLE "BinnedItems" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_BinnedItems" PRIMARY KEY,
    "ContentType" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "BinnedUtc" TEXT NOT NULL,
    "BinnedBy" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "GoneUtc" TEXT NOT NULL
);


CREATE TABLE "ClosedPages" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_ClosedPages" PRIMARY KEY,
    "Title" TEXT NOT NULL,
    "Notice" TEXT NOT NULL,
    "SeeItemId" TEXT NULL,
    "Redirects" INTEGER NOT NULL,
    "ClosedUtc" TEXT NOT NULL
);


CREATE TABLE "CommentContacts" (
    "CommentId" TEXT NOT NULL CONSTRAINT "PK_CommentContacts" PRIMARY KEY,
    "ReplyBy" TEXT NOT NULL,
    "Email" TEXT NULL,
    "Phone" TEXT NULL,
    "Post" TEXT NULL,
    "Other" TEXT NULL
);


CREATE TABLE "CommentDigests" (
    "DigestId" TEXT NOT NULL CONSTRAINT "PK_CommentDigests" PRIMARY KEY,
    "LastCommentId" TEXT NOT NULL,
    "SentUtc" TEXT NOT NULL
);


CREATE TABLE "CommentLeaveOuts" (
    "DecisionId" TEXT NOT NULL CONSTRAINT "PK_CommentLeaveOuts" PRIMARY KEY,
    "CommentId" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "ProposedById" TEXT NOT NULL,
    "ProposedBy" TEXT NOT NULL,
    "ProposedUtc" TEXT NOT NULL,
    "DecidedById" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedUtc" TEXT NULL,
    "Agreed" INTEGER NULL,
    "DecisionNote" TEXT NULL
);


CREATE TABLE "CommentNotices" (
    "NoticeId" TEXT NOT NULL CONSTRAINT "PK_CommentNotices" PRIMARY KEY,
    "AskedUtc" TEXT NOT NULL,
    "SentUtc" TEXT NULL
);


CREATE TABLE "CommentOfficersTold" (
    "CommentId" TEXT NOT NULL CONSTRAINT "PK_CommentOfficersTold" PRIMARY KEY,
    "LateUtc" TEXT NULL,
    "BackUtc" TEXT NULL
);


CREATE TABLE "CommentOriginals" (
    "CommentId" TEXT NOT NULL CONSTRAINT "PK_CommentOriginals" PRIMARY KEY,
    "Text" TEXT NOT NULL
);


CREATE TABLE "CommentReplies" (
    "CommentId" TEXT NOT NULL,
    "About" TEXT NOT NULL,
    "ReplyBy" TEXT NULL,
    "DueUtc" TEXT NOT NULL,
    "DoneUtc" TEXT NULL,
    "DoneById" TEXT NULL,
    CONSTRAINT "PK_CommentReplies" PRIMARY KEY ("CommentId", "About")
);


CREATE TABLE "CommentResponses" (
    "ResponseId" TEXT NOT NULL CONSTRAINT "PK_CommentResponses" PRIMARY KEY,
    "Text" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "IsActionChosen" INTEGER NOT NULL,
    "IsPlaceChosen" INTEGER NOT NULL,
    "ActionText" TEXT NOT NULL,
    "ActionOwner" TEXT NULL,
    "ActionDue" TEXT NULL,
    "ActionDoneUtc" TEXT NULL,
    "FamiliesInvolved" TEXT NOT NULL,
    "YouSaid" TEXT NOT NULL,
    "Topic" TEXT NULL,
    "ContentItemId" TEXT NULL,
    "Stage" TEXT NOT NULL,
    "AuthorId" TEXT NOT NULL,
    "Writers" TEXT NOT NULL,
    "ApprovedById" TEXT NULL,
    "ReturnNote" TEXT NULL,
    "PublishedUtc" TEXT NULL,
    "Correction" TEXT NULL,
    "CorrectedUtc" TEXT NULL,
    "IsInvented" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL
);


CREATE TABLE "Comments" (
    "CommentId" TEXT NOT NULL CONSTRAINT "PK_Comments" PRIMARY KEY,
    "Reference" TEXT NOT NULL,
    "SecretHash" TEXT NOT NULL,
    "ReceivedUtc" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "EnteredById" TEXT NULL,
    "ContentItemId" TEXT NULL,
    "PageTitle" TEXT NOT NULL,
    "PagePath" TEXT NOT NULL,
    "Topic" TEXT NULL,
    "Picture" TEXT NULL,
    "From" TEXT NULL,
    "About" TEXT NULL,
    "Stage" TEXT NOT NULL,
    "Safety" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "IsApart" INTEGER NOT NULL,
    "LeaveOut" TEXT NULL,
    "LeaveOutById" TEXT NULL,
    "SameAsId" TEXT NULL,
    "OwnerId" TEXT NULL,
    "ReassignNote" TEXT NULL,
    "DueUtc" TEXT NULL,
    "RemindedUtc" TEXT NULL,
    "ResponseId" TEXT NULL,
    "AnsweredUtc" TEXT NULL,
    "PublishedUtc" TEXT NULL,
    "AcknowledgedUtc" TEXT NULL,
    "ClosedUtc" TEXT NULL,
    "Revision" INTEGER NOT NULL
);


CREATE TABLE "CommentSampleChecks" (
    "DecisionId" TEXT NOT NULL CONSTRAINT "PK_CommentSampleChecks" PRIMARY KEY,
    "CommentId" TEXT NOT NULL,
    "Month" TEXT NOT NULL,
    "PickedUtc" TEXT NOT NULL,
    "CheckedById" TEXT NULL,
    "CheckedBy" TEXT NULL,
    "CheckedUtc" TEXT NULL,
    "Verdict" TEXT NULL,
    "Note" TEXT NULL
);


CREATE TABLE "CommentYearReminders" (
    "Due" TEXT NOT NULL,
    "DaysBefore" INTEGER NOT NULL,
    "SentUtc" TEXT NOT NULL,
    CONSTRAINT "PK_CommentYearReminders" PRIMARY KEY ("Due", "DaysBefore")
);


CREATE TABLE "CommentYears" (
    "Year" INTEGER NOT NULL CONSTRAINT "PK_CommentYears" PRIMARY KEY,
    "FromUtc" TEXT NOT NULL,
    "ToUtc" TEXT NOT NULL,
    "PublishedBy" TEXT NOT NULL,
    "FamiliesInvolved" TEXT NOT NULL,
    "Figures" TEXT NOT NULL,
    "Notes" TEXT NOT NULL
);


CREATE TABLE "ContentItems" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_ContentItems" PRIMARY KEY,
    "ContentType" TEXT NOT NULL,
    "CreatedUtc" TEXT NOT NULL
);


CREATE TABLE "ContentSummaries" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_ContentSummaries" PRIMARY KEY,
    "ContentItemVersionId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "TitleKey" TEXT NOT NULL,
    "Stage" TEXT NOT NULL,
    "IsPublished" INTEGER NOT NULL,
    "HasDraft" INTEGER NOT NULL,
    "Owner" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "ReviewDue" TEXT NULL,
    "Expires" TEXT NULL,
    "Author" TEXT NULL,
    "ModifiedUtc" TEXT NOT NULL
);


CREATE TABLE "Fields" (
    "ContentItemId" TEXT NOT NULL,
    "Field" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Text" TEXT NULL,
    "Number" REAL NULL,
    "Date" TEXT NULL,
    CONSTRAINT "PK_Fields" PRIMARY KEY ("ContentItemId", "Field", "Position")
);


CREATE TABLE "ImportBatches" (
    "ImportBatchId" TEXT NOT NULL CONSTRAINT "PK_ImportBatches" PRIMARY KEY,
    "CreatedUtc" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "ParentId" TEXT NULL,
    "MadeUtc" TEXT NULL,
    "Data" TEXT NOT NULL
);


CREATE TABLE "Jobs" (
    "JobId" TEXT NOT NULL CONSTRAINT "PK_Jobs" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Payload" TEXT NOT NULL,
    "DueUtc" TEXT NOT NULL,
    "Cron" TEXT NULL,
    "Attempts" INTEGER NOT NULL,
    "LeasedUntilUtc" TEXT NULL,
    "LeasedBy" TEXT NULL,
    "LastError" TEXT NULL,
    "CompletedUtc" TEXT NULL,
    "ParkedUtc" TEXT NULL,
    "CreatedUtc" TEXT NOT NULL
);


CREATE TABLE "LinkChecks" (
    "LinkCheckId" TEXT NOT NULL CONSTRAINT "PK_LinkChecks" PRIMARY KEY,
    "Address" TEXT NOT NULL,
    "LastStatus" INTEGER NULL,
    "Problem" TEXT NULL,
    "MovedTo" TEXT NULL,
    "LastCheckedUtc" TEXT NULL,
    "LastOkUtc" TEXT NULL,
    "FirstFailedUtc" TEXT NULL,
    "ToldUtc" TEXT NULL
);


CREATE TABLE "Links" (
    "FromItemId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "ToItemId" TEXT NOT NULL,
    CONSTRAINT "PK_Links" PRIMARY KEY ("FromItemId", "Kind", "Position")
);


CREATE TABLE "LinkUses" (
    "ContentItemId" TEXT NOT NULL,
    "LinkCheckId" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    CONSTRAINT "PK_LinkUses" PRIMARY KEY ("ContentItemId", "LinkCheckId")
);


CREATE TABLE "MediaFiles" (
    "MediaFileId" TEXT NOT NULL CONSTRAINT "PK_MediaFiles" PRIMARY KEY,
    "Path" TEXT NOT NULL,
    "FileName" TEXT NULL,
    "Hash" TEXT NOT NULL,
    "SourceHash" TEXT NULL,
    "FormerHashes" TEXT NOT NULL,
    "Length" INTEGER NOT NULL,
    "ContentType" TEXT NOT NULL,
    "PageCount" INTEGER NULL,
    "Width" INTEGER NULL,
    "Height" INTEGER NULL,
    "FocalX" REAL NULL,
    "FocalY" REAL NULL,
    "AltText" TEXT NOT NULL,
    "IsDecorative" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "Licence" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "ShowsChildren" INTEGER NULL,
    "ConsentBy" TEXT NOT NULL,
    "ConsentReference" TEXT NOT NULL,
    "ConsentUntil" TEXT NULL,
    "IsPublic" INTEGER NOT NULL,
    "CaptionsId" TEXT NULL,
    "TranscriptId" TEXT NULL,
    "FindingsJson" TEXT NULL,
    "State" TEXT NOT NULL,
    "StateReason" TEXT NOT NULL,
    "StateSinceUtc" TEXT NULL,
    "UploadedBy" TEXT NOT NULL,
    "ModifiedUtc" TEXT NOT NULL
);


CREATE TABLE "OwnReportChecks" (
    "SchoolId" TEXT NOT NULL CONSTRAINT "PK_OwnReportChecks" PRIMARY KEY,
    "Address" TEXT NOT NULL,
    "CheckedUtc" TEXT NULL,
    "AskedUtc" TEXT NULL,
    "Status" INTEGER NULL,
    "Problem" TEXT NULL,
    "FirstFailedUtc" TEXT NULL,
    "FoundYear" INTEGER NULL,
    "LinksHere" INTEGER NULL
);


CREATE TABLE "PageChecks" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_PageChecks" PRIMARY KEY,
    "ContentItemVersionId" TEXT NOT NULL,
    "CheckedUtc" TEXT NOT NULL,
    "Reading" INTEGER NULL
);


CREATE TABLE "PageFindings" (
    "ContentItemId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Code" TEXT NOT NULL,
    "Severity" INTEGER NOT NULL,
    "Message" TEXT NOT NULL,
    "Label" TEXT NOT NULL,
    "Quote" TEXT NOT NULL,
    CONSTRAINT "PK_PageFindings" PRIMARY KEY ("ContentItemId", "Position")
);


CREATE TABLE "PageUses" (
    "PageId" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "Yes" INTEGER NOT NULL,
    "No" INTEGER NOT NULL,
    CONSTRAINT "PK_PageUses" PRIMARY KEY ("PageId", "Day")
);


CREATE TABLE "Paths" (
    "Path" TEXT NOT NULL CONSTRAINT "PK_Paths" PRIMARY KEY,
    "ContentItemId" TEXT NOT NULL,
    "IsCurrent" INTEGER NOT NULL
);


CREATE TABLE "People" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "LastSignInUtc" TEXT NULL,
    "DisabledUtc" TEXT NULL,
    "PlatformEmail" TEXT NULL,
    "EndsUtc" TEXT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);


CREATE TABLE "PreviewLinks" (
    "PreviewLinkId" TEXT NOT NULL CONSTRAINT "PK_PreviewLinks" PRIMARY KEY,
    "TokenHash" TEXT NOT NULL,
    "ContentItemId" TEXT NOT NULL,
    "For" TEXT NOT NULL,
    "MadeBy" TEXT NOT NULL,
    "MadeUtc" TEXT NOT NULL,
    "ExpiresUtc" TEXT NOT NULL,
    "RevokedUtc" TEXT NULL
);


CREATE TABLE "PublishedPages" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_PublishedPages" PRIMARY KEY,
    "ContentItemVersionId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Summary" TEXT NOT NULL,
    "Path" TEXT NULL,
    "ParentId" TEXT NULL,
    "Position" INTEGER NOT NULL,
    "FirstPublishedUtc" TEXT NOT NULL,
    "PublishedUtc" TEXT NOT NULL,
    "ReviewDue" TEXT NULL,
    "SortDate" TEXT NULL
);


CREATE TABLE "Redirects" (
    "Path" TEXT NOT NULL CONSTRAINT "PK_Redirects" PRIMARY KEY,
    "ContentItemId" TEXT NULL,
    "Address" TEXT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "Author" TEXT NOT NULL
);


CREATE TABLE "RequestContacts" (
    "RequestId" TEXT NOT NULL CONSTRAINT "PK_RequestContacts" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Email" TEXT NULL,
    "Phone" TEXT NULL,
    "Post" TEXT NULL
);


CREATE TABLE "Requests" (
    "RequestId" TEXT NOT NULL CONSTRAINT "PK_Requests" PRIMARY KEY,
    "Reference" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "ReceivedUtc" TEXT NOT NULL,
    "DueUtc" TEXT NOT NULL,
    "CommentId" TEXT NULL,
    "Wish" TEXT NULL,
    "Format" TEXT NULL,
    "PageTitle" TEXT NULL,
    "PagePath" TEXT NULL,
    "Words" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "AcknowledgedUtc" TEXT NULL,
    "RemindedUtc" TEXT NULL,
    "AnsweredUtc" TEXT NULL,
    "AnsweredById" TEXT NULL,
    "Answer" TEXT NOT NULL,
    "ContactRemoved" INTEGER NOT NULL,
    "KeptReason" TEXT NOT NULL,
    "ClearedUtc" TEXT NULL,
    "Revision" INTEGER NOT NULL
);


CREATE TABLE "ReviewFlags" (
    "ContentItemId" TEXT NOT NULL,
    "SourceItemId" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "FlaggedUtc" TEXT NOT NULL,
    CONSTRAINT "PK_ReviewFlags" PRIMARY KEY ("ContentItemId", "SourceItemId")
);


CREATE TABLE "ReviewReminders" (
    "ContentItemId" TEXT NOT NULL,
    "ReviewDue" TEXT NOT NULL,
    "Step" INTEGER NOT NULL,
    "SentUtc" TEXT NOT NULL,
    CONSTRAINT "PK_ReviewReminders" PRIMARY KEY ("ContentItemId", "ReviewDue", "Step")
);


CREATE TABLE "SafeguardingCases" (
    "CaseId" TEXT NOT NULL CONSTRAINT "PK_SafeguardingCases" PRIMARY KEY,
    "CommentId" TEXT NOT NULL,
    "HeldUtc" TEXT NOT NULL,
    "HeldBy" TEXT NOT NULL,
    "HeldNote" TEXT NOT NULL,
    "StageBefore" TEXT NOT NULL,
    "OwnerBefore" TEXT NULL,
    "DueBefore" TEXT NULL,
    "AlertedUtc" TEXT NULL,
    "ClosedUtc" TEXT NULL,
    "ClosedBy" TEXT NULL,
    "Confirmed" INTEGER NULL
);


CREATE TABLE "SchoolAreaItems" (
    "AreaItemId" TEXT NOT NULL CONSTRAINT "PK_SchoolAreaItems" PRIMARY KEY,
    "Title" TEXT NOT NULL,
    "About" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Audience" TEXT NOT NULL,
    "Need" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Link" TEXT NOT NULL,
    "MediaFileId" TEXT NULL,
    "SchoolId" TEXT NULL,
    "AdaptedFromId" TEXT NULL,
    "AddedUtc" TEXT NOT NULL,
    "AddedBy" TEXT NOT NULL,
    "IsFeatured" INTEGER NOT NULL,
    "TakenDownReason" TEXT NULL,
    "SearchText" TEXT NOT NULL
);


CREATE TABLE "SchoolChases" (
    "ChaseId" TEXT NOT NULL CONSTRAINT "PK_SchoolChases" PRIMARY KEY,
    "RoundId" TEXT NOT NULL,
    "SchoolId" TEXT NOT NULL,
    "SentUtc" TEXT NOT NULL,
    "SentBy" TEXT NOT NULL,
    "SentTo" TEXT NOT NULL,
    "State" TEXT NOT NULL
);


CREATE TABLE "SchoolImportLines" (
    "SchoolImportId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Urn" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Line" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "ContentItemId" TEXT NULL,
    CONSTRAINT "PK_SchoolImportLines" PRIMARY KEY ("SchoolImportId", "Position")
);


CREATE TABLE "SchoolImports" (
    "SchoolImportId" TEXT NOT NULL CONSTRAINT "PK_SchoolImports" PRIMARY KEY,
    "FileName" TEXT NOT NULL,
    "AsAt" TEXT NOT NULL,
    "BegunUtc" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Refusal" TEXT NOT NULL,
    "Added" INTEGER NOT NULL,
    "Changed" INTEGER NOT NULL,
    "Closed" INTEGER NOT NULL,
    "Merged" INTEGER NOT NULL,
    "RefusedRows" INTEGER NOT NULL,
    "Unchanged" INTEGER NOT NULL,
    "NotInFile" INTEGER NOT NULL
);


CREATE TABLE "SchoolIndex" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_SchoolIndex" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "SearchName" TEXT NOT NULL,
    "Urn" TEXT NOT NULL,
    "Phase" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "LowAge" INTEGER NULL,
    "HighAge" INTEGER NULL,
    "Latitude" REAL NULL,
    "Longitude" REAL NULL,
    "Postcode" TEXT NOT NULL,
    "Town" TEXT NOT NULL,
    "Area" TEXT NOT NULL,
    "Trust" TEXT NOT NULL,
    "HasNursery" INTEGER NOT NULL,
    "HasSixthForm" INTEGER NOT NULL,
    "HasUnit" INTEGER NOT NULL,
    "HasResourcedProvision" INTEGER NOT NULL,
    "HasDuty" INTEGER NOT NULL,
    "Report" TEXT NOT NULL,
    "ReportItemId" TEXT NULL,
    "ReportYear" INTEGER NULL,
    "ReportReviewOn" TEXT NULL,
    "Mailbox" TEXT NOT NULL
);


CREATE TABLE "SchoolNeeds" (
    "ContentItemId" TEXT NOT NULL,
    "Need" TEXT NOT NULL,
    CONSTRAINT "PK_SchoolNeeds" PRIMARY KEY ("ContentItemId", "Need")
);


CREATE TABLE "SchoolNotices" (
    "SchoolId" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "SentUtc" TEXT NOT NULL,
    CONSTRAINT "PK_SchoolNotices" PRIMARY KEY ("SchoolId", "Key")
);


CREATE TABLE "SchoolReportCounts" (
    "Month" TEXT NOT NULL,
    "Phase" TEXT NOT NULL,
    "UpToDate" INTEGER NOT NULL,
    "OutOfDate" INTEGER NOT NULL,
    "NotLinked" INTEGER NOT NULL,
    "NotAsked" INTEGER NOT NULL,
    CONSTRAINT "PK_SchoolReportCounts" PRIMARY KEY ("Month", "Phase")
);


CREATE TABLE "SearchMisses" (
    "Term" TEXT NOT NULL CONSTRAINT "PK_SearchMisses" PRIMARY KEY,
    "Count" INTEGER NOT NULL,
    "LastDay" TEXT NOT NULL
);


CREATE TABLE "SelfEvaluationMarks" (
    "SchoolId" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Grid" TEXT NOT NULL,
    "Row" TEXT NOT NULL,
    "Mark" TEXT NOT NULL,
    CONSTRAINT "PK_SelfEvaluationMarks" PRIMARY KEY ("SchoolId", "Year", "Grid", "Row", "Mark")
);


CREATE TABLE "SelfEvaluations" (
    "SchoolId" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Grid" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Answers" TEXT NOT NULL,
    "SavedUtc" TEXT NOT NULL,
    "SavedBy" TEXT NOT NULL,
    "IsLatest" INTEGER NOT NULL,
    CONSTRAINT "PK_SelfEvaluations" PRIMARY KEY ("SchoolId", "Year", "Grid", "Number")
);


CREATE TABLE "SelfEvaluationShares" (
    "SchoolId" TEXT NOT NULL,
    "WithId" TEXT NOT NULL,
    "SharedUtc" TEXT NOT NULL,
    "SharedBy" TEXT NOT NULL,
    CONSTRAINT "PK_SelfEvaluationShares" PRIMARY KEY ("SchoolId", "WithId")
);


CREATE TABLE "ServiceIndex" (
    "ContentItemId" TEXT NOT NULL CONSTRAINT "PK_ServiceIndex" PRIMARY KEY,
    "Title" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "AgeFrom" INTEGER NOT NULL,
    "AgeTo" INTEGER NOT NULL,
    "IsFree" INTEGER NOT NULL,
    "Area" TEXT NOT NULL,
    "Provider" TEXT NOT NULL,
    "Strands" TEXT NOT NULL,
    "Topics" TEXT NOT NULL
);


CREATE TABLE "SharedAnswers" (
    "SchoolId" TEXT NOT NULL,
    "Field" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "Mark" TEXT NOT NULL,
    "TakenUtc" TEXT NOT NULL,
    CONSTRAINT "PK_SharedAnswers" PRIMARY KEY ("SchoolId", "Field")
);


CREATE TABLE "Signals" (
    "SignalEntryId" INTEGER NOT NULL CONSTRAINT "PK_Signals" PRIMARY KEY AUTOINCREMENT,
    "Topic" TEXT NOT NULL,
    "AtUtc" TEXT NOT NULL
);


CREATE TABLE "SiteDocuments" (
    "Kind" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    "ModifiedUtc" TEXT NOT NULL,
    CONSTRAINT "PK_SiteDocuments" PRIMARY KEY ("Kind", "Name")
);


CREATE TABLE "SummaryTopics" (
    "ContentItemId" TEXT NOT NULL,
    "Topic" TEXT NOT NULL,
    CONSTRAINT "PK_SummaryTopics" PRIMARY KEY ("ContentItemId", "Topic")
);


CREATE TABLE "Terms" (
    "ContentItemId" TEXT NOT NULL,
    "Taxonomy" TEXT NOT NULL,
    "Term" TEXT NOT NULL,
    CONSTRAINT "PK_Terms" PRIMARY KEY ("ContentItemId", "Taxonomy", "Term")
);


CREATE TABLE "VersionReviews" (
    "ContentItemVersionId" TEXT NOT NULL CONSTRAINT "PK_VersionReviews" PRIMARY KEY,
    "ContentItemId" TEXT NOT NULL,
    "SubmittedBy" TEXT NULL,
    "SubmittedById" TEXT NULL,
    "SubmittedUtc" TEXT NULL,
    "SubmittedToId" TEXT NULL,
    "Note" TEXT NULL,
    "ReturnedBy" TEXT NULL,
    "ApprovedBy" TEXT NULL,
    "ApprovedUtc" TEXT NULL,
    "PassReason" TEXT NULL
);


CREATE TABLE "WorkflowPlaces" (
    "WorkflowPlaceId" TEXT NOT NULL CONSTRAINT "PK_WorkflowPlaces" PRIMARY KEY,
    "WorkflowId" TEXT NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "FromActivityId" TEXT NULL,
    "IsWaiting" INTEGER NOT NULL,
    "DueUtc" TEXT NULL,
    "ArrivedUtc" TEXT NOT NULL
);


CREATE TABLE "Workflows" (
    "WorkflowId" TEXT NOT NULL CONSTRAINT "PK_Workflows" PRIMARY KEY,
    "WorkflowTypeId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "CorrelationId" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "FaultMessage" TEXT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "ChangedUtc" TEXT NOT NULL,
    "Steps" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL
);


CREATE TABLE "WorkflowSteps" (
    "WorkflowId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "Activity" TEXT NOT NULL,
    "Outcome" TEXT NULL,
    "AtUtc" TEXT NOT NULL,
    "Author" TEXT NOT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "PK_WorkflowSteps" PRIMARY KEY ("WorkflowId", "Number")
);


CREATE TABLE "WorkflowTypeVersions" (
    "WorkflowTypeId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    "Events" TEXT NOT NULL,
    "IsCurrent" INTEGER NOT NULL,
    "IsEnabled" INTEGER NOT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "Author" TEXT NOT NULL,
    CONSTRAINT "PK_WorkflowTypeVersions" PRIMARY KEY ("WorkflowTypeId", "Version")
);


CREATE TABLE "ContentVersions" (
    "ContentItemVersionId" TEXT NOT NULL CONSTRAINT "PK_ContentVersions" PRIMARY KEY,
    "ContentItemId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Latest" INTEGER NOT NULL,
    "Published" INTEGER NOT NULL,
    "Stage" TEXT NOT NULL,
    "DisplayText" TEXT NOT NULL,
    "Owner" TEXT NULL,
    "Author" TEXT NULL,
    "Writers" TEXT NULL,
    "ChangeNote" TEXT NULL,
    "ShowChangeNote" INTEGER NOT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "ModifiedUtc" TEXT NOT NULL,
    "PublishedUtc" TEXT NULL,
    "UnpublishedUtc" TEXT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_ContentVersions_ContentItems_ContentItemId" FOREIGN KEY ("ContentItemId") REFERENCES "ContentItems" ("ContentItemId") ON DELETE CASCADE
);


CREATE TABLE "AnswerSnippets" (
    "SnippetId" TEXT NOT NULL CONSTRAINT "PK_AnswerSnippets" PRIMARY KEY,
    "Title" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "PersonId" TEXT NULL,
    CONSTRAINT "FK_AnswerSnippets_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Autosaves" (
    "ContentItemId" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "PersonName" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "IsNew" INTEGER NOT NULL,
    "Form" TEXT NULL,
    "SavedUtc" TEXT NULL,
    "SeenUtc" TEXT NOT NULL,
    CONSTRAINT "PK_Autosaves" PRIMARY KEY ("ContentItemId", "PersonId"),
    CONSTRAINT "FK_Autosaves_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonAways" (
    "PersonId" TEXT NOT NULL CONSTRAINT "PK_PersonAways" PRIMARY KEY,
    "Until" TEXT NOT NULL,
    "StandInId" TEXT NULL,
    CONSTRAINT "FK_PersonAways_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonLinks" (
    "PersonLinkId" TEXT NOT NULL CONSTRAINT "PK_PersonLinks" PRIMARY KEY,
    "PersonId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Data" TEXT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "ExpiresUtc" TEXT NOT NULL,
    "UsedUtc" TEXT NULL,
    CONSTRAINT "FK_PersonLinks_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonRoles" (
    "PersonId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "Topic" TEXT NOT NULL,
    CONSTRAINT "PK_PersonRoles" PRIMARY KEY ("PersonId", "Role", "Topic"),
    CONSTRAINT "FK_PersonRoles_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonSessions" (
    "PersonSessionId" TEXT NOT NULL CONSTRAINT "PK_PersonSessions" PRIMARY KEY,
    "PersonId" TEXT NOT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "LastSeenUtc" TEXT NOT NULL,
    "SecondFactor" INTEGER NOT NULL,
    "Device" TEXT NOT NULL,
    "SeeingAsId" TEXT NULL,
    "SeeingUntilUtc" TEXT NULL,
    CONSTRAINT "FK_PersonSessions_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_PersonTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_PersonTokens_People_UserId" FOREIGN KEY ("UserId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "SchoolKeepers" (
    "SchoolId" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "Task" TEXT NOT NULL,
    "NamedPerson" TEXT NOT NULL,
    "NamedYear" INTEGER NOT NULL,
    "AddedUtc" TEXT NOT NULL,
    CONSTRAINT "PK_SchoolKeepers" PRIMARY KEY ("SchoolId", "PersonId"),
    CONSTRAINT "FK_SchoolKeepers_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "SchoolSnippets" (
    "SnippetId" TEXT NOT NULL CONSTRAINT "PK_SchoolSnippets" PRIMARY KEY,
    "Title" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "PersonId" TEXT NULL,
    "SchoolId" TEXT NULL,
    CONSTRAINT "FK_SchoolSnippets_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "SafeguardingNotes" (
    "NoteId" TEXT NOT NULL CONSTRAINT "PK_SafeguardingNotes" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "AtUtc" TEXT NOT NULL,
    CONSTRAINT "FK_SafeguardingNotes_SafeguardingCases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "SafeguardingCases" ("CaseId") ON DELETE CASCADE
);


CREATE INDEX "IX_AnswerSnippets_PersonId_Title" ON "AnswerSnippets" ("PersonId", "Title");


CREATE INDEX "IX_AuditEntries_AtUtc" ON "AuditEntries" ("AtUtc");


CREATE INDEX "IX_AuditEntries_Author_AuditEntryId" ON "AuditEntries" ("Author", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_AuthorId_AuditEntryId" ON "AuditEntries" ("AuthorId", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_Event_AuditEntryId" ON "AuditEntries" ("Event", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_SubjectKind_SubjectId_AtUtc" ON "AuditEntries" ("SubjectKind", "SubjectId", "AtUtc");


CREATE INDEX "IX_Autosaves_PersonId_IsNew_ContentType" ON "Autosaves" ("PersonId", "IsNew", "ContentType");


CREATE INDEX "IX_BinnedItems_BinnedUtc" ON "BinnedItems" ("BinnedUtc");


CREATE INDEX "IX_BinnedItems_GoneUtc" ON "BinnedItems" ("GoneUtc");


CREATE INDEX "IX_CommentLeaveOuts_CommentId" ON "CommentLeaveOuts" ("CommentId");


CREATE INDEX "IX_CommentLeaveOuts_DecidedUtc" ON "CommentLeaveOuts" ("DecidedUtc");


CREATE INDEX "IX_CommentNotices_AskedUtc" ON "CommentNotices" ("AskedUtc");


CREATE INDEX "IX_CommentReplies_DoneUtc_DueUtc" ON "CommentReplies" ("DoneUtc", "DueUtc");


CREATE INDEX "IX_CommentResponses_Action_ActionDue" ON "CommentResponses" ("Action", "ActionDue");


CREATE INDEX "IX_CommentResponses_ContentItemId" ON "CommentResponses" ("ContentItemId");


CREATE INDEX "IX_CommentResponses_Stage_PublishedUtc" ON "CommentResponses" ("Stage", "PublishedUtc");


CREATE INDEX "IX_Comments_Answered" ON "Comments" ("AnsweredUtc", "Safety", "ReceivedUtc", "DueUtc");


CREATE INDEX "IX_Comments_ClosedUtc" ON "Comments" ("ClosedUtc");


CREATE INDEX "IX_Comments_ContentItemId" ON "Comments" ("ContentItemId");


CREATE INDEX "IX_Comments_Insight" ON "Comments" ("ReceivedUtc", "Safety", "Stage", "DueUtc", "OwnerId", "Topic", "About", "From", "Channel");


CREATE INDEX "IX_Comments_OwnerId_Stage_DueUtc" ON "Comments" ("OwnerId", "Stage", "DueUtc");


CREATE INDEX "IX_Comments_ReceivedUtc" ON "Comments" ("ReceivedUtc");


CREATE UNIQUE INDEX "IX_Comments_Reference" ON "Comments" ("Reference");


CREATE INDEX "IX_Comments_ResponseId" ON "Comments" ("ResponseId");


CREATE INDEX "IX_Comments_Safety_ReceivedUtc" ON "Comments" ("Safety", "ReceivedUtc");


CREATE INDEX "IX_Comments_Stage_ReceivedUtc" ON "Comments" ("Stage", "ReceivedUtc");


CREATE INDEX "IX_Comments_Stage_Safety_ReceivedUtc" ON "Comments" ("Stage", "Safety", "ReceivedUtc");


CREATE INDEX "IX_CommentSampleChecks_CheckedUtc_Month" ON "CommentSampleChecks" ("CheckedUtc", "Month");


CREATE INDEX "IX_ContentItems_ContentType" ON "ContentItems" ("ContentType");


CREATE INDEX "IX_ContentSummaries_Author_Stage" ON "ContentSummaries" ("Author", "Stage");


CREATE INDEX "IX_ContentSummaries_ContentType_ModifiedUtc" ON "ContentSummaries" ("ContentType", "ModifiedUtc");


CREATE INDEX "IX_ContentSummaries_Expires" ON "ContentSummaries" ("Expires");


CREATE INDEX "IX_ContentSummaries_ModifiedUtc_ContentItemId" ON "ContentSummaries" ("ModifiedUtc", "ContentItemId");


CREATE INDEX "IX_ContentSummaries_OwnerId_ReviewDue" ON "ContentSummaries" ("OwnerId", "ReviewDue");


CREATE INDEX "IX_ContentSummaries_ReviewDue" ON "ContentSummaries" ("ReviewDue");


CREATE INDEX "IX_ContentSummaries_Stage_ModifiedUtc" ON "ContentSummaries" ("Stage", "ModifiedUtc");


CREATE INDEX "IX_ContentSummaries_TitleKey_ContentItemId" ON "ContentSummaries" ("TitleKey", "ContentItemId");


CREATE INDEX "IX_ContentVersions_ContentItemId_Latest" ON "ContentVersions" ("ContentItemId", "Latest");


CREATE UNIQUE INDEX "IX_ContentVersions_ContentItemId_Number" ON "ContentVersions" ("ContentItemId", "Number");


CREATE INDEX "IX_ContentVersions_ContentItemId_Published" ON "ContentVersions" ("ContentItemId", "Published");


CREATE INDEX "IX_Fields_Field_Date" ON "Fields" ("Field", "Date");


CREATE INDEX "IX_Fields_Field_Number" ON "Fields" ("Field", "Number");


CREATE INDEX "IX_Fields_Field_Text" ON "Fields" ("Field", "Text");


CREATE INDEX "IX_ImportBatches_CreatedUtc" ON "ImportBatches" ("CreatedUtc");


CREATE INDEX "IX_Jobs_CompletedUtc_ParkedUtc_DueUtc" ON "Jobs" ("CompletedUtc", "ParkedUtc", "DueUtc");


CREATE INDEX "IX_LinkChecks_FirstFailedUtc" ON "LinkChecks" ("FirstFailedUtc");


CREATE INDEX "IX_LinkChecks_LastCheckedUtc" ON "LinkChecks" ("LastCheckedUtc");


CREATE INDEX "IX_Links_ToItemId_Kind" ON "Links" ("ToItemId", "Kind");


CREATE INDEX "IX_LinkUses_LinkCheckId" ON "LinkUses" ("LinkCheckId");


CREATE INDEX "IX_MediaFiles_CaptionsId" ON "MediaFiles" ("CaptionsId");


CREATE INDEX "IX_MediaFiles_Hash" ON "MediaFiles" ("Hash");


CREATE UNIQUE INDEX "IX_MediaFiles_Path" ON "MediaFiles" ("Path");


CREATE INDEX "IX_MediaFiles_State_ModifiedUtc" ON "MediaFiles" ("State", "ModifiedUtc");


CREATE INDEX "IX_MediaFiles_TranscriptId" ON "MediaFiles" ("TranscriptId");


CREATE INDEX "IX_OwnReportChecks_CheckedUtc" ON "OwnReportChecks" ("CheckedUtc");


CREATE INDEX "IX_PageFindings_Severity_Code" ON "PageFindings" ("Severity", "Code");


CREATE INDEX "IX_PageUses_Day" ON "PageUses" ("Day");


CREATE INDEX "IX_Paths_ContentItemId" ON "Paths" ("ContentItemId");


CREATE INDEX "IX_People_NormalizedEmail" ON "People" ("NormalizedEmail");


CREATE UNIQUE INDEX "IX_People_NormalizedUserName" ON "People" ("NormalizedUserName");


CREATE INDEX "IX_PersonAways_Until" ON "PersonAways" ("Until");


CREATE UNIQUE INDEX "IX_PersonLinks_Hash" ON "PersonLinks" ("Hash");


CREATE INDEX "IX_PersonLinks_PersonId" ON "PersonLinks" ("PersonId");


CREATE INDEX "IX_PersonRoles_Role" ON "PersonRoles" ("Role");


CREATE INDEX "IX_PersonSessions_PersonId" ON "PersonSessions" ("PersonId");


CREATE INDEX "IX_PreviewLinks_ContentItemId" ON "PreviewLinks" ("ContentItemId");


CREATE UNIQUE INDEX "IX_PreviewLinks_TokenHash" ON "PreviewLinks" ("TokenHash");


CREATE INDEX "IX_PublishedPages_ContentType_SortDate" ON "PublishedPages" ("ContentType", "SortDate");


CREATE INDEX "IX_PublishedPages_ParentId" ON "PublishedPages" ("ParentId");


CREATE INDEX "IX_PublishedPages_Path" ON "PublishedPages" ("Path");


CREATE INDEX "IX_Redirects_ContentItemId" ON "Redirects" ("ContentItemId");


CREATE INDEX "IX_Requests_AnsweredUtc_DueUtc" ON "Requests" ("AnsweredUtc", "DueUtc");


CREATE INDEX "IX_Requests_CommentId" ON "Requests" ("CommentId");


CREATE UNIQUE INDEX "IX_Requests_Reference" ON "Requests" ("Reference");


CREATE INDEX "IX_ReviewFlags_SourceItemId" ON "ReviewFlags" ("SourceItemId");


CREATE INDEX "IX_SafeguardingCases_ClosedUtc_HeldUtc" ON "SafeguardingCases" ("ClosedUtc", "HeldUtc");


CREATE INDEX "IX_SafeguardingCases_CommentId" ON "SafeguardingCases" ("CommentId");


CREATE INDEX "IX_SafeguardingNotes_CaseId" ON "SafeguardingNotes" ("CaseId");


CREATE INDEX "IX_SchoolAreaItems_SchoolId" ON "SchoolAreaItems" ("SchoolId");


CREATE INDEX "IX_SchoolChases_RoundId" ON "SchoolChases" ("RoundId");


CREATE INDEX "IX_SchoolChases_SchoolId_SentUtc" ON "SchoolChases" ("SchoolId", "SentUtc");


CREATE INDEX "IX_SchoolImportLines_SchoolImportId_Outcome" ON "SchoolImportLines" ("SchoolImportId", "Outcome");


CREATE INDEX "IX_SchoolImports_BegunUtc" ON "SchoolImports" ("BegunUtc");


CREATE INDEX "IX_SchoolIndex_Phase_Name" ON "SchoolIndex" ("Phase", "Name");


CREATE INDEX "IX_SchoolIndex_ReportItemId" ON "SchoolIndex" ("ReportItemId");


CREATE INDEX "IX_SchoolIndex_Urn" ON "SchoolIndex" ("Urn");


CREATE INDEX "IX_SchoolKeepers_PersonId" ON "SchoolKeepers" ("PersonId");


CREATE INDEX "IX_SchoolNeeds_Need" ON "SchoolNeeds" ("Need");


CREATE INDEX "IX_SchoolSnippets_PersonId" ON "SchoolSnippets" ("PersonId");


CREATE INDEX "IX_SchoolSnippets_SchoolId" ON "SchoolSnippets" ("SchoolId");


CREATE INDEX "IX_SearchMisses_Count" ON "SearchMisses" ("Count");


CREATE INDEX "IX_SelfEvaluationMarks_Year" ON "SelfEvaluationMarks" ("Year");


CREATE INDEX "IX_SelfEvaluationShares_WithId" ON "SelfEvaluationShares" ("WithId");


CREATE INDEX "IX_ServiceIndex_Area_Strands_Topics_AgeFrom_AgeTo_IsFree" ON "ServiceIndex" ("Area", "Strands", "Topics", "AgeFrom", "AgeTo", "IsFree");


CREATE INDEX "IX_ServiceIndex_Title_ContentItemId" ON "ServiceIndex" ("Title", "ContentItemId");


CREATE INDEX "IX_SharedAnswers_SourceId" ON "SharedAnswers" ("SourceId");


CREATE INDEX "IX_SummaryTopics_Topic" ON "SummaryTopics" ("Topic");


CREATE INDEX "IX_Terms_Taxonomy_Term" ON "Terms" ("Taxonomy", "Term");


CREATE INDEX "IX_VersionReviews_ContentItemId" ON "VersionReviews" ("ContentItemId");


CREATE INDEX "IX_VersionReviews_SubmittedToId" ON "VersionReviews" ("SubmittedToId");


CREATE INDEX "IX_WorkflowPlaces_WorkflowId" ON "WorkflowPlaces" ("WorkflowId");


CREATE INDEX "IX_Workflows_CorrelationId_Status" ON "Workflows" ("CorrelationId", "Status");


CREATE INDEX "IX_Workflows_Status_WorkflowId" ON "Workflows" ("Status", "WorkflowId");


CREATE INDEX "IX_Workflows_WorkflowTypeId_Status_WorkflowId" ON "Workflows" ("WorkflowTypeId", "Status", "WorkflowId");


CREATE INDEX "IX_WorkflowTypeVersions_IsCurrent" ON "WorkflowTypeVersions" ("IsCurrent");


CREATE TABLE "SchemaHistory" (
    "StepId" text NOT NULL CONSTRAINT "PK_SchemaHistory" PRIMARY KEY,
    "AppliedUtc" text NOT NULL
);

CREATE TABLE "SearchFacets" (
    "FacetId" INTEGER NOT NULL CONSTRAINT "PK_SearchFacets" PRIMARY KEY AUTOINCREMENT,
    "Facets" TEXT NOT NULL
);


CREATE UNIQUE INDEX "IX_SearchFacets_Facets" ON "SearchFacets" ("Facets");


CREATE TABLE "SearchDocuments" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_SearchDocuments" PRIMARY KEY AUTOINCREMENT,
    "FacetId" INTEGER NOT NULL,
    "ContentItemId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Summary" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    "Body" TEXT NOT NULL
);


CREATE UNIQUE INDEX "IX_SearchDocuments_ContentItemId" ON "SearchDocuments" ("ContentItemId");


CREATE INDEX "IX_SearchDocuments_Path" ON "SearchDocuments" ("Path");


CREATE VIRTUAL TABLE "SearchIndex" USING fts5("Tokens", content = '', contentless_delete = 1, tokenize = 'ascii');

