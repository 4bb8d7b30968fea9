// The workspace's script: it makes things quicker, and nothing depends on it. One module for each feature.
import './frame.js'
import './life.js'
import './editor.js'
import './structure.js'
import './checks.js'
import './media.js'
