import Model

extension Refusal {
    /// A file or folder that the system does not let us read.
    static func unreadable(_ name: String, _ trouble: FileTrouble) -> Refusal {
        if trouble.isGone {
            return Refusal(
                .berkasTakTerbaca, file: name,
                message: Message(
                    id: "hilang sebelum dibaca; kirim lagi bila masih diperlukan",
                    en: "vanished before it was read; deliver it again if it is still needed"))
        }
        return Refusal(
            .berkasTakTerbaca, file: name,
            message: Message(
                id: "tidak dapat dibaca (\(trouble.reason)); periksa izin berkas dan foldernya",
                en: "cannot be read (\(trouble.reason)); check the permissions of the file and its folder"))
    }

    /// A file whose name is no text.
    static func unreadableName(_ shown: String) -> Refusal {
        Refusal(
            .berkasTakTerbaca, file: shown,
            message: Message(id: "nama berkas bukan UTF-8; ganti namanya", en: "the file name is not UTF-8; rename the file"))
    }
}
