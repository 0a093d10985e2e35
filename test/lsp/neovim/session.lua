-- Edits the file in $WF_FILE with the server of $WF_SERVER, and writes what came of it to $WF_RESULT as JSON.
local patience = 30000
local result = {}

local function finish()
  vim.fn.writefile({ vim.fn.json_encode(result) }, vim.env.WF_RESULT)
  vim.cmd('qall!')
end

local function session()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.WF_FILE))
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = 'wf'

  local client_id = vim.lsp.start_client({
    name = 'wf',
    cmd = vim.fn.json_decode(vim.env.WF_SERVER),
    root_dir = vim.fn.fnamemodify(vim.env.WF_FILE, ':h'),
  })
  vim.lsp.buf_attach_client(buffer, client_id)

  local function codes()
    local found = {}
    for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
      local lsp = diagnostic.user_data and diagnostic.user_data.lsp or {}
      table.insert(found, lsp.code or diagnostic.code or diagnostic.message)
    end
    return found
  end
  local function ask(method, params)
    local answers, problem = vim.lsp.buf_request_sync(buffer, method, params, patience)
    assert(answers, method .. ': ' .. tostring(problem))
    local answer = answers[client_id]
    assert(answer and not answer.error, method .. ': ' .. vim.inspect(answer))
    return answer.result
  end
  -- Lines from 1, columns from 0, as Neovim's cursor.
  local function at(line, column)
    vim.api.nvim_win_set_cursor(0, { line, column })
    return vim.lsp.util.make_position_params(0, vim.lsp.get_client_by_id(client_id).offset_encoding)
  end
  local function lines()
    return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  end

  vim.wait(patience, function() return #codes() > 0 end, 10)
  result.before = codes()
  result.hover = ask('textDocument/hover', at(4, 11)).contents.value
  result.definition = ask('textDocument/definition', at(4, 11))

  -- Half typed: a target behind the arrow.
  vim.api.nvim_buf_set_lines(buffer, 3, 4, false, { '  start -> search -> ' })
  local offered = ask('textDocument/completion', at(4, 21))
  result.completion = vim.tbl_map(function(item) return item.label end, offered.items or offered)

  -- Not laid out, and in order.
  vim.api.nvim_buf_set_lines(buffer, 3, 4, false, { '  start->search   ->exit' })
  vim.wait(patience, function() return #codes() == 0 end, 10)
  result.after = codes()
  local options = { tabSize = 2, insertSpaces = true }
  local edits = ask('textDocument/formatting', { textDocument = vim.lsp.util.make_text_document_params(), options = options })
  vim.lsp.util.apply_text_edits(edits, buffer, vim.lsp.get_client_by_id(client_id).offset_encoding)
  result.formatted = lines()

  local rename = at(4, 11)
  rename.newName = 'look_up'
  vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', rename), vim.lsp.get_client_by_id(client_id).offset_encoding)
  result.renamed = lines()
end

local ok, problem = pcall(session)
if not ok then result.problem = problem end
finish()
